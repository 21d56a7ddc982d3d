import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StadiumError } from '../../src/domain/errors.ts';
import { allowList, parseMailSettings } from '../../src/registry/mail.ts';

const shipped = readFileSync(new URL('../../data/mail.yaml', import.meta.url), 'utf8');

function change(from: string, to: string): string {
  expect(shipped).toContain(from);
  return shipped.replace(from, to);
}

describe('data/mail.yaml', () => {
  it('as shipped writes to the list alone, at most ten mails, encrypted', () => {
    const settings = parseMailSettings(shipped, 'mail.yaml');
    expect([...allowList(settings)]).toEqual(['openstack-discuss@lists.openstack.org']);
    expect(settings.limits.mails).toBe(10);
    expect(settings.delivery).toMatchObject({ via: 'smtp', tls: 'starttls' });
  });

  it.each([
    [
      'an unknown key',
      change('  mails: 10', '  mail: 10'),
      /^mail\.yaml:17:9: limits\.mail: Unrecognized key/,
    ],
    ['a word for a number', change('mails: 10', 'mails: ten'), /^mail\.yaml:\d+:10: limits\.mails/],
    ['no mail at all', change('mails: 10', 'mails: 0'), /limits\.mails/],
    [
      'a name for an address',
      change('address: openstack-discuss@lists.openstack.org', 'address: openstack-discuss'),
      /^mail\.yaml:7:12: list\.address/,
    ],
    ['a script for a link', change('archive: https://', 'archive: javascript://'), /list\.archive/],
    [
      'the same key twice',
      `${shipped}\ncontact: twice\n`,
      /^mail\.yaml:\d+:\d+: Map keys must be unique/,
    ],
    ['a tag of YAML', change('mails: 10', 'mails: !!js/function x'), /^mail\.yaml:\d+:\d+: /],
    ['half a file', shipped.slice(0, 400), /^mail\.yaml:/],
    ['nothing', '', /^mail\.yaml:1:1: the file/],
  ])('is refused with its place when it holds %s', (_, text, message) => {
    const parse = () => parseMailSettings(text, 'mail.yaml');
    expect(parse).toThrow(StadiumError);
    expect(parse).toThrow(message);
  });
});
