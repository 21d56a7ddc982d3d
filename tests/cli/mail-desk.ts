// The mail commands in tests: the shipped data folder as it was in November 2019, with its own list, and a shell that remembers.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { CommandFactory } from '../../src/cli/command.ts';
import type { Shell } from '../../src/cli/shell.ts';

const shipped = fileURLToPath(new URL('../../data/', import.meta.url));

/** A data folder with the shipped mail files; the list is `list@lists.example.org`, the server on the loopback. */
export function aDesk(change: (settings: string) => string = (text) => text) {
  const data = mkdtempSync(join(tmpdir(), 'desk-'));
  cpSync(shipped, data, { recursive: true, filter: isOf2019 });
  const settings = readFileSync(join(shipped, 'mail.yaml'), 'utf8')
    .replaceAll('openstack-discuss@lists.openstack.org', 'list@lists.example.org')
    .replace(/tls: starttls.*/, 'tls: none\n  host: 127.0.0.1')
    .replace(/waitSeconds: 120/, 'waitSeconds: 0');
  writeFileSync(join(data, 'mail.yaml'), change(settings));
  return { data, cache: join(data, 'cache') };
}

/** Later snapshots would be newer than the mails that are written. */
function isOf2019(path: string): boolean {
  const [day] = /[0-9-]{10}(?=\.json$)/.exec(path) ?? [];
  return day === undefined || day <= figures2019;
}

const figures2019 = '2019-11-12';

/** The figures of November 2019, collected on another day as well. */
export function collectedOn({ data }: { readonly data: string }, day: string): void {
  const file = (name: string) => join(data, 'evidence', `${name}.json`);
  const text = readFileSync(file(figures2019), 'utf8');
  writeFileSync(file(day), text.replace(`"asOf": "${figures2019}"`, `"asOf": "${day}"`));
}

export interface DeskOptions {
  readonly today?: string;
  readonly env?: Shell['env'];
  readonly isInteractive?: boolean;
  /** What the person types when asked. */
  readonly typed?: string;
}

export interface DeskRun {
  readonly out: string;
  readonly err: string;
  readonly code: number;
  readonly error: (Error & { readonly code?: string }) | undefined;
}

/** Runs one command line, the command first. */
export async function runDesk(
  factory: CommandFactory,
  desk: { readonly data: string; readonly cache: string },
  args: readonly string[],
  options: DeskOptions = {},
): Promise<DeskRun> {
  let [out, err, code] = ['', '', 0];
  const shell: Shell = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ...{ colour: false, columns: 100, isInteractive: options.isInteractive ?? false },
    ask: async () => options.typed ?? '',
    now: () => new Date(`${options.today ?? '2019-11-12'}T15:00:00Z`),
    env: { STADIUM_MAIL_FROM: 'Neutron team <neutron-ptl@example.org>', ...options.env },
    signal: new AbortController().signal,
  };
  const exitWith = (wanted: number) => {
    code = wanted;
  };
  const program = new Command('stadium').addCommand(factory({ shell, exitWith }));
  for (const each of [
    program,
    ...program.commands,
    ...program.commands.flatMap((sub) => sub.commands),
  ]) {
    each.exitOverride().configureOutput({ writeOut: shell.out, writeErr: shell.err });
  }
  let error: DeskRun['error'];
  try {
    const line = [...args, '--data', desk.data, '--cache', desk.cache];
    await program.parseAsync(line, { from: 'user' });
  } catch (thrown) {
    error = thrown as Error;
  }
  return { out, err, code, error };
}
