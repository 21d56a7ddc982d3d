// A server between us and a well one, which bends what that one says from a request on.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Loopback, loopback } from '../support/loopback.ts';
import type { Mode, Well } from './modes.ts';

export interface Faulty extends Loopback {
  /** Which requests are bent; undefined makes it well. */
  fault: { readonly mode: Mode; readonly hits: (turn: number) => boolean } | undefined;
}

export async function faulty(wellUrl: string): Promise<Faulty> {
  const times = new Map<string, number>();
  let turn = 0;
  const server = await loopback((request, response) => {
    turn++;
    const path = request.url?.split('?')[0] ?? '';
    const well = () => answerOf(wellUrl, server.url, request);
    const { fault } = between;
    if (fault?.mode.bend === undefined || !fault.hits(turn)) return void pass(well, response);
    times.set(path, (times.get(path) ?? 0) + 1);
    const scene = { request, response, well, times: times.get(path) ?? 1, address: server.url };
    fault.mode.bend(scene);
  });
  const between: Faulty = { ...server, fault: undefined };
  return between;
}

async function pass(well: () => Promise<Well>, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await well();
  response.writeHead(status, headers).end(body);
}

/** Links of the well server lead through this one. */
async function answerOf(wellUrl: string, ownUrl: string, request: IncomingMessage): Promise<Well> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk);
  const answer = await fetch(`${wellUrl}${request.url}`, {
    method: request.method ?? 'GET',
    headers: forwarded(request),
    ...(body.length > 0 && { body: Buffer.concat(body) }),
  });
  const said = Buffer.from(await answer.arrayBuffer());
  const isText = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  const headers = [...answer.headers].filter(([name]) => !onlyOfThisWire.includes(name));
  return {
    status: answer.status,
    headers: Object.fromEntries(
      headers.map(([name, value]) => [name, value.replaceAll(wellUrl, ownUrl)]),
    ),
    body: isText ? Buffer.from(said.toString().replaceAll(wellUrl, ownUrl)) : said,
  };
}

const onlyOfThisWire = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host'];

function forwarded({ headers }: IncomingMessage): Record<string, string> {
  const all = Object.entries(headers).filter(([name]) => !onlyOfThisWire.includes(name));
  return Object.fromEntries(all.map(([name, value]) => [name, String(value)]));
}
