// What a repository says of itself, and what only sounds like it.

import { describe, expect, it } from 'vitest';
import { isEmptied, sayingIn } from '../../../src/collect/git/sayings.ts';

describe('a README', () => {
  it.each([
    [
      'This project is no longer maintained.\n\nThe contents are still available in git.',
      'unmaintained',
    ],
    ['**NOTE**: Widget is **deprecated**. We recommend another.', 'deprecated'],
    ['# Widget\n\n__This repository has been archived. Please use x/y__', 'archived'],
    ['# Widget (deprecated)\n', 'deprecated'],
    ['# DEPRECATED\n\nUse something else.', 'deprecated'],
    ['Widget\n======\n\n.. warning:: **DEPRECATED** in favour of gadget', 'deprecated'],
    ['# Widget\n\n> ⚠️ Archived: see x/y', 'archived'],
    ['Moved to https://example.org/new', 'moved'],
    ['# Widget\n\nDeprecated options are listed below.', undefined],
    ['# Changes\n\n- Moved to the new interface', undefined],
    ['# Widget\n\nArchived and compressed files are read.', undefined],
    ['This repository has moved to https://example.org/new.', 'moved'],
    ['# Widget\n\nThis plugin is up for adoption.', 'unmaintained'],
    ['⚠️ **Development of widget has ceased. Please switch to x/y.**', 'retired'],
    ['# Widget\n\nThis project is no longer under active development.', 'unmaintained'],
    ['# Widget\n\nWidget has reached its end of life.', 'retired'],
    ['# Widget\n\nDevelopment of the old parser has ceased in Widget 2.', undefined],
    ['# Widget\n\nThe old driver is deprecated since 1.2; use the new one.', undefined],
    ['# Widget\n\nPython 2.7 is no longer supported.', undefined],
    ['# Widget\n\nOnce the project is retired, remove it.', undefined],
    ['# Widget\n\nIf the widget is deprecated, tell us.', undefined],
    [
      '# Widget\n\nShould the development of this project be stopped, or if work on the project has stopped, ask.',
      undefined,
    ],
    ['If this project is archived, wait. This project is deprecated.', 'deprecated'],
    ['# Widget\n\nIt is actively maintained and has moved many boxes.', undefined],
    [`${'words\n'.repeat(60)}This project is deprecated.`, undefined],
  ])('%s: %s', (text, code) => {
    expect(sayingIn('README.md', text, 'example/widget')?.code).toBe(code);
  });
});

describe('manifests', () => {
  it.each([
    ['setup.cfg', 'classifier =\n    Development Status :: 7 - Inactive\n', 'inactive'],
    ['package.json', '{\n  "deprecated": "use other"\n}', 'deprecated'],
    ['setup.cfg', 'classifier =\n    Development Status :: 5 - Production/Stable\n', undefined],
  ])('%s %s: %s', (path, text, code) => {
    expect(sayingIn(path, text, 'example/widget')?.code).toBe(code);
  });

  it('of blank lines say nothing, quickly', () => {
    const text = `description${'\n'.repeat(100_000)}x`;
    expect(sayingIn('package.json', text, 'example/widget')).toBeUndefined();
  });
});

describe('a tree', () => {
  it('is emptied when a README, a licence and dot files are all there is', () => {
    expect(isEmptied(['README.rst', '.gitignore', 'LICENSE'])).toBe(true);
    expect(isEmptied(['README.rst', 'a/x.py'])).toBe(false);
  });
});
