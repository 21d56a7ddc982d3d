// A real git server on this machine: `git http-backend` behind node:http, partial clones on, requests counted.
//
//   const server = await startGitServer(folder);          // folder holds openstack/example.git
//   collectRepository('openstack/example', { base: server.base, allowLocal: true, ... });
//   server.requests                                       // ['GET /openstack/example.git/info/refs?...', ...]
//   server.answer('openstack/example', unauthorized);     // ill from now on; undefined makes it well again
//   server.stopAfter(5);                                  // breaks every connection after five more requests
//   await server.close();

import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Answers a request itself, or returns false to leave it to git. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface GitServer {
  /** Base for `--git-base`: `http://127.0.0.1:PORT/{repo}.git`. */
  readonly base: string;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Method and target of every request so far. */
  readonly requests: readonly string[];
  readonly forget: () => void;
  /** Makes one repository (as `openstack/example`) answer in its own way. */
  readonly answer: (repository: string, answer: Answer | undefined) => void;
  /** Lets so many more requests begin, then breaks all connections and takes no more. */
  readonly stopAfter: (requests: number) => void;
  readonly close: () => Promise<void>;
}

/** Serves every bare repository below the folder. */
export async function startGitServer(folder: string): Promise<GitServer> {
  const requests: string[] = [];
  const answers = new Map<string, Answer>();
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  const server = createServer((request, response) => {
    // The clock of a test stands at a day of its own; whoever tests clocks sends a date.
    response.sendDate = false;
    if (request.method === 'HEAD') return void response.end();
    requests.push(`${request.method} ${request.url}`);
    left -= 1;
    if (left < 0) {
      for (const socket of sockets) socket.destroy();
      server.close();
      return;
    }
    const repository = /^\/(.+?)(\.git)?\/(info|git-upload-pack|objects|HEAD)/.exec(
      request.url ?? '',
    )?.[1];
    const own = answers.get(repository ?? '');
    if (own?.(request, response) !== true) serve(folder, request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base: `${origin}/{repo}.git`,
    origin,
    requests,
    forget: () => requests.splice(0),
    answer: (repository, own) => {
      if (own === undefined) answers.delete(repository);
      else answers.set(repository, own);
    },
    stopAfter: (count) => {
      left = count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Asks for a password. */
export const unauthorized: Answer = (_request, response) => {
  response.writeHead(401, { 'www-authenticate': 'Basic realm="private"' }).end();
  return true;
};

/** Any status with a short text. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(code, { 'content-type': 'text/plain', ...headers }).end(`status ${code}\n`);
    return true;
  };
}

/** 301 to the same target below another origin or path: `http://127.0.0.1:1/other/name.git`. */
export function movedTo(repositoryUrl: string): Answer {
  return (request, response) => {
    const rest = /\/(info\/refs.*|git-upload-pack.*)$/.exec(request.url ?? '')?.[1] ?? '';
    response.writeHead(301, { location: `${repositoryUrl}/${rest}` }).end();
    return true;
  };
}

/** A page for people, with status 200. */
export const html: Answer = (_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<html><body>Down for \x1b[31mmaintenance</body></html>');
  return true;
};

/** An error inside the git stream, with status 200, as Gerrit reports an exhausted quota. */
export function streamError(text: string): Answer {
  return (_request, response) => {
    const line = `ERR ${text}`;
    const length = (line.length + 4).toString(16).padStart(4, '0');
    response
      .writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' })
      .end(`001e# service=git-upload-pack\n0000${length}${line}`);
    return true;
  };
}

/** Begins to answer and never ends. */
export const endless: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
  response.write('001e# service=git-upload-pack\n0000');
  return true;
};

function serve(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_0: 'uploadpack.allowFilter',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_CONFIG_KEY_1: 'uploadpack.allowAnySHA1InWant',
      GIT_CONFIG_VALUE_1: 'true',
      GIT_CONFIG_KEY_2: 'safe.directory',
      GIT_CONFIG_VALUE_2: '*',
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: header(request, 'git-protocol'),
      HTTP_CONTENT_ENCODING: header(request, 'content-encoding'),
      CONTENT_TYPE: header(request, 'content-type'),
      ...(request.headers['content-length'] === undefined
        ? {}
        : { CONTENT_LENGTH: request.headers['content-length'] }),
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  response.once('close', () => child.kill());
  relay(child.stdout, response);
}

/** Turns the head of a CGI answer into the head of an HTTP answer. */
function relay(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head = Buffer.alloc(0);
  let isOpen = false;
  output.on('data', (chunk: Buffer) => {
    if (isOpen) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    isOpen = true;
    const lines = head.toString('latin1', 0, end).split('\r\n');
    const fields = lines.map((line) => line.split(/: */, 2) as [string, string]);
    const code = Number.parseInt(fields.find(([name]) => name === 'Status')?.[1] ?? '200', 10);
    response.writeHead(code, Object.fromEntries(fields.filter(([name]) => name !== 'Status')));
    response.write(head.subarray(end + 4));
  });
  output.on('end', () => response.end());
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
