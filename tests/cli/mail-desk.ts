// The mail commands in tests: a data folder with its own list, a shell that remembers, wiring with a scorecard by hand.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { CommandFactory } from '../../src/cli/command.ts';
import type { Decision } from '../../src/domain/lifecycle.ts';
import type { Scorecard } from '../../src/domain/scorecard.ts';
import type { MailWiring } from '../../src/tasks/mail-places.ts';
import type { Shell } from '../../src/tasks/world.ts';
import { scorecard2019 } from '../mail/fixtures.ts';

const shipped = new URL('../../data/', import.meta.url);

/** A data folder with the shipped mail files; the list is `list@lists.example.org`, the server on the loopback. */
export function aDesk(change: (settings: string) => string = (text) => text) {
  const data = mkdtempSync(join(tmpdir(), 'desk-'));
  cpSync(new URL('outbox.ndjson', shipped), join(data, 'outbox.ndjson'));
  const settings = readFileSync(new URL('mail.yaml', shipped), 'utf8')
    .replaceAll('openstack-discuss@lists.openstack.org', 'list@lists.example.org')
    .replace(/tls: starttls.*/, 'tls: none\n  host: 127.0.0.1')
    .replace(/wait-seconds: 120/, 'wait-seconds: 0');
  writeFileSync(join(data, 'mail.yaml'), change(settings));
  return { data, cache: join(data, 'cache') };
}

export interface DeskOptions {
  readonly scorecard?: Scorecard;
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
  readonly decisions: readonly Decision[];
}

/** Runs one command line, the command first. */
export async function runDesk(
  factory: (wiring: MailWiring) => CommandFactory,
  desk: { readonly data: string; readonly cache: string },
  args: readonly string[],
  options: DeskOptions = {},
): Promise<DeskRun> {
  let [out, err, code] = ['', '', 0];
  const decisions: Decision[] = [];
  const wiring: MailWiring = {
    loadScorecard: async () => ({ scorecard: options.scorecard ?? scorecard2019() }),
    dataFolder: ({ data }) => data ?? '',
    cacheFolder: async ({ cache }) => cache ?? '',
    appendDecision: async (_, decision) => void decisions.push(decision),
    ask: async () => options.typed ?? '',
  };
  const shell: Shell = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ...{ colour: false, columns: 100, isInteractive: options.isInteractive ?? false },
    now: () => new Date(`${options.today ?? '2019-11-12'}T15:00:00Z`),
    env: { STADIUM_MAIL_FROM: 'Neutron team <neutron-ptl@example.org>', ...options.env },
    signal: new AbortController().signal,
  };
  const exitWith = (wanted: number) => {
    code = wanted;
  };
  const program = new Command('stadium').addCommand(factory(wiring)({ shell, exitWith }));
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
  return { out, err, code, error, decisions };
}
