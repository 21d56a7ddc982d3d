import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StadiumError } from '../../src/domain/errors.ts';
import {
  allowList,
  oldMailKeys,
  readMailSettings,
  smallestMailYaml,
} from '../../src/registry/mail.ts';

const shipped = readFileSync(new URL('../../data/mail.yaml', import.meta.url), 'utf8');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-mail-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(text: string): string {
  const file = join(folder, 'mail.yaml');
  writeFileSync(file, text);
  return file;
}

function change(from: string, to: string): string {
  expect(shipped).toContain(from);
  return shipped.replace(from, to);
}

describe('data/mail.yaml', () => {
  it('as shipped writes to the list alone, at most ten mails, encrypted', () => {
    const settings = readMailSettings(written(shipped)).value;
    expect([...allowList(settings)]).toEqual(['openstack-discuss@lists.openstack.org']);
    expect(settings.limits.mails).toBe(10);
    expect(settings.delivery).toMatchObject({ via: 'smtp', tls: 'starttls' });
  });

  it('needs the list alone; the rest is what the shipped file has', () => {
    const { limits, delivery, ...small } = readMailSettings(written(smallestMailYaml)).value;
    const shippedSettings = readMailSettings(written(shipped)).value;
    expect([limits, delivery]).toEqual([shippedSettings.limits, shippedSettings.delivery]);
    expect([...allowList({ ...small, limits, delivery })]).toEqual([
      'lab-discuss@lists.example.org',
    ]);
  });

  it.each([
    [
      'an unknown key',
      change('  mails: 10', '  mail: 10'),
      /mail\.yaml:17:3: limits\.mail: unknown key "mail"; did you mean "mails"/,
    ],
    ['a word for a number', change('mails: 10', 'mails: ten'), /mail\.yaml:\d+:10: limits\.mails/],
    ['no mail at all', change('mails: 10', 'mails: 0'), /limits\.mails/],
    [
      'a name for an address',
      change('address: openstack-discuss@lists.openstack.org', 'address: openstack-discuss'),
      /mail\.yaml:7:12: list\.address/,
    ],
    ['a script for a link', change('archive: https://', 'archive: javascript://'), /list\.archive/],
    [
      'the same key twice',
      `${shipped}\ncontact: twice\n`,
      /mail\.yaml:\d+:\d+: key "contact" was given before/,
    ],
    ['a tag of YAML', change('mails: 10', 'mails: !!js/function x'), /mail\.yaml:\d+:\d+: /],
    ['half a file', shipped.slice(0, shipped.indexOf('limits:') + 4), /mail\.yaml:/],
    ['nothing', '', /mail\.yaml:1:1: /],
  ])('is refused with its place when it holds %s', (_, text, message) => {
    const parse = () => readMailSettings(written(text));
    expect(parse).toThrow(StadiumError);
    expect(parse).toThrow(message);
  });

  it('of old goes on being read, its keys named, its mistakes at their line and column', () => {
    const old = shipped
      .replace('subjectTags:', 'subject-tags:')
      .replace('  factAgeDays:', '  fact-age-days:');
    expect(readMailSettings(written(old)).value).toEqual(readMailSettings(written(shipped)).value);
    expect([...oldMailKeys(written(old))]).toEqual([
      ['subject-tags', 'subjectTags'],
      ['fact-age-days', 'factAgeDays'],
    ]);
    expect(oldMailKeys(written(shipped)).size).toBe(0);
    expect(() =>
      readMailSettings(written(old.replace('fact-age-days: 14', 'fact-age-days: x'))),
    ).toThrow(/mail\.yaml:18:18: limits\.factAgeDays: is "x"; expected a whole number/);
  });
});
