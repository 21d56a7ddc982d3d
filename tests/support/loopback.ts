// A real HTTP server on 127.0.0.1 that misbehaves on request and counts what it was asked.

import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface Loopback {
  readonly url: string;
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[];
  readonly close: () => Promise<void>;
}

export type Reply = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves with `reply` on a free port. */
export async function loopback(reply: Reply): Promise<Loopback> {
  const requests: Loopback['requests'] = [];
  const listener: RequestListener = (request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers });
    // The clock of a test stands at a day of its own; whoever tests clocks sends a date.
    response.sendDate = false;
    reply(request, response);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Replies one after the other; the last one stays. */
export function inTurn(...replies: readonly Reply[]): Reply {
  let turn = 0;
  return (request, response) => {
    const reply = replies[Math.min(turn, replies.length - 1)];
    turn++;
    reply?.(request, response);
  };
}

export function json(body: unknown, headers: Record<string, string> = {}, status = 200): Reply {
  return text(JSON.stringify(body), { 'content-type': 'application/json', ...headers }, status);
}

export function text(body: string, headers: Record<string, string> = {}, status = 200): Reply {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

export function status(code: number, headers: Record<string, string> = {}): Reply {
  return text('', headers, code);
}

export const htmlPage = text('<html><title>Down for maintenance</title></html>', {
  'content-type': 'text/html',
});

export const signInPage = text('<html><form action="/sso">Log in: <input type="password">', {
  'content-type': 'text/html',
});

/** Closes the connection in the middle of a body that claims to be longer. */
export const reset: Reply = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('[{"a":');
  setImmediate(() => response.socket?.destroy());
};

export const truncatedGzip: Reply = (_request, response) => {
  const whole = gzipSync(
    JSON.stringify(Array.from({ length: 2000 }, (_, n) => ({ n, s: `${n}` }))),
  );
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(whole.subarray(0, whole.length / 2));
};

/** A few hundred kilobytes on the wire that unpack to a hundred megabytes. */
export function gzipBomb(): Reply {
  const bomb = gzipSync(Buffer.alloc(100 * 1_048_576, '['));
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(bomb);
  };
}

/** Headers never end. */
export const silent: Reply = () => undefined;

/** One byte at a time, for ever. */
export const drip: Reply = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
