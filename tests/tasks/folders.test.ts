// How a day is named on the command line, and where data and cache lie.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, dataFolder, dayNamed, packagedData, today } from '../../src/tasks/folders.ts';
import { calendar } from '../lifecycle/fixture.ts';

describe('a day', () => {
  it.each([
    ['2019-11-12', '2019-11-12'],
    ['2020-02-29', '2020-02-29'],
    ['train', '2019-10-16'],
    ['TRAIN', '2019-10-16'],
    ['Train', '2019-10-16'],
    ['2026.1', '2026-04-01'],
    ['gazpacho', '2026-04-01'],
  ])('%s is %s', (wanted, expected) => {
    expect(dayNamed(wanted, calendar)).toBe(expected);
  });

  it.each([
    ['trian', 'Did you mean train? Write a day that exists'],
    ['gazpacho.', 'Did you mean gazpacho?'],
    ['2026', 'Did you mean 2026.1 or 2026.2? Write'],
    ['2026.3', 'Did you mean 2026.1 or 2026.2? Write'],
    ['2026-02-30', 'Write a day that exists, like 2019-11-12, or a series like 2026.2.'],
    ['yesterday', 'Write a day that exists, like 2019-11-12, or a series like 2026.2.'],
  ])('%s was meant otherwise: %s', (wanted, hint) => {
    expect(() => dayNamed(wanted, calendar)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining(hint) }),
    );
  });

  it.each([
    '2026-02-30',
    '2019-02-29',
    '2019-13-01',
    '2019-00-10',
    '2019-11-00',
    '2019-11-31',
    '2019-1-2',
    '20191112',
    '12.11.2019',
    '2019-11-12T00:00:00Z',
    ' 2019-11-12',
    'yesterday',
    'notadate',
    'tra',
    '2026.3',
    '2026',
    '',
  ])('%j is refused, with what to write instead', (wanted) => {
    expect(() => dayNamed(wanted, calendar)).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining('2019-11-12') }),
    );
  });

  it('suggests only what it would take itself', () => {
    const hint = hintOf(() => dayNamed('nonsense', calendar));
    const [, day = '', series = ''] = /like (\S+), or a series like (\S+)\.$/.exec(hint) ?? [];
    expect(dayNamed(day, calendar)).toBe('2019-11-12');
    expect(dayNamed(series, calendar)).toBe('2026-09-30');
  });

  it.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata', 'Europe/Berlin'])(
    'is the same day in %s, on the command line and today',
    (zone) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        expect(dayNamed('2020-02-29', calendar)).toBe('2020-02-29');
        expect(today({ now: () => new Date('2020-02-29T23:59:59Z') })).toBe('2020-02-29');
        expect(today({ now: () => new Date('2020-03-01T00:00:00Z') })).toBe('2020-03-01');
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    },
  );
});

describe('folders', () => {
  it('takes the packaged data unless told otherwise', () => {
    expect(dataFolder({})).toBe(packagedData);
  });

  it('refuses a data folder that is not there, or is a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'data-'));
    try {
      writeFileSync(join(folder, 'file'), '');
      expect(dataFolder({ data: folder })).toBe(folder);
      for (const data of [join(folder, 'none'), join(folder, 'file')]) {
        expect(() => dataFolder({ data })).toThrow(
          expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(data) }),
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('takes the cache that was asked for, then that of the environment, then the own one of the user', async () => {
    const env = { STADIUM_CACHE: '/elsewhere' };
    expect(await cacheFolder({ cache: '/here' }, { env })).toBe('/here');
    expect(await cacheFolder({}, { env })).toBe('/elsewhere');
    expect(await cacheFolder({}, { env: {} })).toMatch(/stadium/);
  });

  it.each(['here', './here', 'a/../here'])(
    'makes %s a place that stays where it is: git works elsewhere (W9)',
    async (cache) => {
      const place = join(process.cwd(), 'here');
      expect(await cacheFolder({ cache }, { env: {} })).toBe(place);
      expect(await cacheFolder({}, { env: { STADIUM_CACHE: cache } })).toBe(place);
    },
  );

  it('takes an empty STADIUM_CACHE for none, never for the current folder', async () => {
    expect(await cacheFolder({}, { env: { STADIUM_CACHE: '' } })).toMatch(/stadium/);
  });
});

function hintOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as { hint?: string }).hint ?? '';
  }
  throw new Error('nothing was thrown');
}
