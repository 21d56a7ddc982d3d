import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTellingNote, noteSaying } from '../../../src/collect/git/release-notes.ts';

const path = 'releasenotes/notes/deprecate-it-0123456789abcdef.yaml';
const note = (text: string) => `---\ndeprecations:\n  - |\n    ${text}\n`;

describe('a release note', () => {
  it.each([
    [
      'linuxbridge',
      'The ML2 linuxbridge agent has been marked as experimental due to',
      'experimental',
    ],
    [
      'neutron-fwaas',
      'Due to lack of maintainers ``neutron-fwaas`` project is now\n    deprecated in',
      'deprecated',
    ],
    ['macvtap', 'The macvtap mechanism driver is deprecated.', 'deprecated'],
    ['networking-odl', 'networking_odl is no longer maintained', 'unmaintained'],
  ])('that speaks of %s as a whole says so', (name, text, code) => {
    expect(noteSaying(path, note(text), name)).toMatchObject({ code, path });
  });

  it.each([
    ['neutron-fwaas', 'The agent_version option of neutron-fwaas is deprecated'],
    ['neutron-fwaas', 'neutron-fwaas-dashboard project is now deprecated'],
    ['ovn', 'networking-ovn is deprecated in favour of the driver in the tree'],
    ['python-neutronclient', 'The neutron CLI is now deprecated.'],
    ['linuxbridge', 'Some option is deprecated for removal.'],
  ])('of something else says nothing of %s', (name, text) => {
    expect(noteSaying(path, note(text), name)).toBeUndefined();
  });

  it('counts in its deprecations only, and is told by its name', () => {
    expect(noteSaying(path, 'features:\n  - sfc is deprecated\n', 'sfc')).toBeUndefined();
    expect(isTellingNote(path)).toBe(true);
    expect(isTellingNote('releasenotes/notes/add-a-thing-1.yaml')).toBe(false);
    expect(isTellingNote('doc/deprecate.yaml')).toBe(false);
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(fc.property(fc.string(), (text) => noteSaying(path, text, 'sfc')?.path !== ''));
  });
});
