// The ways in which a source answers ill. Each stands between us and a well server and bends what that server said.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { UnknownCode } from '../../src/domain/facts.ts';
import {
  drip,
  gzipBomb,
  htmlPage,
  type Reply,
  reset,
  signInPage,
  silent,
  status,
  text,
} from '../support/loopback.ts';
import type { SubjectName } from './subjects.ts';

/** `same`: the figures of an undisturbed run. `stops`: the run ends with a sentence. A code: unknown for that reason. */
export type Outcome = UnknownCode | 'same' | 'stops';

export interface Well {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Mode {
  readonly name: string;
  /** Where it is asked instead of the well server. */
  readonly address?: (wellUrl: string) => string;
  /** `times` counts the requests that met this mode. */
  readonly bend?: (scene: Scene) => void;
  readonly outcome: Outcome;
  /** Where it comes out otherwise, and why that is right; undefined where there is no such thing. */
  readonly except?: Partial<Readonly<Record<SubjectName, Outcome | undefined>>>;
  /** Ends by a deadline, which is short then. */
  readonly isSlow?: boolean;
  /** One such answer among others may be the truth: it is a fault only where all are so. */
  readonly isOnlyOfAll?: boolean;
}

export interface Scene {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly times: number;
  readonly well: () => Promise<Well>;
  readonly address: string;
}

type Rest = Omit<Mode, 'name' | 'outcome'>;
const mode = (name: string, outcome: Outcome, rest: Rest): Mode => ({ name, outcome, ...rest });

const instead = (reply: Reply) => ({
  bend: ({ request, response }: Scene) => reply(request, response),
});

function say({ status: code, headers, body }: Well, response: ServerResponse): void {
  response.writeHead(code, headers).end(body);
}

const bent = (change: (well: Well) => Well) => ({
  bend: ({ well, response }: Scene) => void well().then((said) => say(change(said), response)),
});

const magic = ")]}'\n";

/** Changes the data of an answer, and leaves alone what is none. */
const rewritten = (change: (json: unknown, scene: Scene) => unknown) => ({
  bend: (scene: Scene) =>
    void scene.well().then((said) => {
      if (said.status !== 200) return say(said, scene.response);
      const whole = said.body.toString();
      const start = whole.startsWith(magic) ? magic : '';
      const json = change(JSON.parse(whole.slice(start.length)), scene);
      say({ ...said, body: Buffer.from(start + JSON.stringify(json)) }, scene.response);
    }),
});

const retold = (change: (body: string) => string) =>
  bent((said) => ({ ...said, body: Buffer.from(change(said.body.toString())) }));

/** Each value of an answer, the innermost first. */
function each(json: unknown, change: (value: unknown, key: string) => unknown, key = ''): unknown {
  if (Array.isArray(json))
    return change(
      json.map((one) => each(one, change, key)),
      key,
    );
  if (json === null || typeof json !== 'object') return change(json, key);
  const rows = Object.entries(json).map(([name, value]) => [name, each(value, change, name)]);
  return change(Object.fromEntries(rows), key);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const identities = ['_number', 'uuid', 'number', 'self_link', 'full_name', 'nameWithOwner'];
/** What a page is made of. */
const rowKeys = [...identities, 'issue_url', 'tag_name', 'submitted_at'];
const isRow = (value: unknown) => isObject(value) && rowKeys.some((name) => name in value);
const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.some(isRow);
const without = (names: readonly string[]) => (value: unknown) =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
    : value;

const aDate = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/;
const dated = (day: string) =>
  rewritten((json) =>
    each(json, (value) =>
      typeof value === 'string' && aDate.test(value) ? day + value.slice(10) : value,
    ),
  );

function withoutLink({ link: _link, ...headers }: Well['headers']): Well['headers'] {
  return headers;
}

/** The same page for ever: that of the first time it was asked for, which says that there are more. */
function loop(): Rest {
  const first = new Map<string, Well>();
  return {
    bend: ({ request, response, well, address }) => {
      const key = `${address} ${request.url?.split('?')[0]}`;
      const before = first.get(key);
      if (before !== undefined) return say(before, response);
      void well().then((said) => {
        if (said.status === 200) first.set(key, said);
        say(said, response);
      });
    },
  };
}

const later = (soonAgain: Rest['bend'], much: number): Rest => ({
  bend: (scene) => {
    if (scene.times <= much) return soonAgain?.(scene);
    void scene.well().then((said) => say(said, scene.response));
  },
});

const noJson = { git: undefined };

export const modes: readonly Mode[] = [
  mode('nothing listens', 'unreachable', { address: () => 'http://127.0.0.1:9' }),
  mode('the name of the host is not known', 'unreachable', {
    address: () => 'https://nowhere.invalid',
  }),
  mode('a certificate that nobody vouches for', 'tls', { address: () => 'https' }),
  mode('https where only http is spoken', 'tls', {
    address: (url) => url.replace('http:', 'https:'),
  }),
  mode('the connection closed without a word', 'unreachable', {
    bend: ({ response }) => response.socket?.destroy(),
  }),
  mode('another protocol', 'unreachable', {
    bend: ({ response }) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
  }),
  mode('silence', 'timeout', { ...instead(silent), isSlow: true }),
  mode('a head, then silence', 'timeout', {
    bend: ({ response }) =>
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders(),
    isSlow: true,
  }),
  mode('a byte now and then', 'timeout', { ...instead(drip), isSlow: true }),
  mode('a reset in the middle', 'unreachable', instead(reset)),
  mode('half a body, then an orderly end', 'unreachable', {
    bend: ({ well, response }) =>
      void well().then(({ status: code, headers, body }) => {
        response.writeHead(code, { ...headers, 'content-length': String(body.length + 10) });
        response.write(body.subarray(0, body.length / 2), () => response.socket?.end());
      }),
  }),
  mode('half a body in pieces', 'unreachable', {
    bend: ({ well, response }) =>
      void well().then(({ status: code, headers, body }) => {
        response.writeHead(code, { ...headers, 'transfer-encoding': 'chunked' });
        response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
      }),
  }),
  mode('half a compressed body', 'bad-answer', {
    ...bent((said) => {
      const whole = gzipSync(Buffer.concat([said.body, randomBytes(64)]));
      const body = whole.subarray(0, whole.length - 40);
      return { ...said, headers: { ...said.headers, 'content-encoding': 'gzip' }, body };
    }),
    except: { git: 'unreachable' },
  }),
  mode(
    'called compressed, and is not',
    'unreachable',
    bent((said) => ({
      ...said,
      headers: { ...said.headers, 'content-encoding': 'gzip' },
    })),
  ),
  mode('compressed twice', 'bad-answer', {
    ...bent((said) => ({
      ...said,
      headers: { ...said.headers, 'content-encoding': 'gzip, gzip' },
    })),
    except: noJson,
  }),
  mode('a bomb of 100 MiB', 'too-big', { ...instead(gzipBomb()), except: noJson }),
  mode('a body that never ends', 'too-big', {
    bend: ({ response }) => {
      const piece = Buffer.alloc(1_048_576, ' ');
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    },
    except: noJson,
  }),
  mode('200 and nothing', 'bad-answer', { ...instead(status(200)), except: { git: 'not-git' } }),
  mode('204', 'bad-answer', { ...instead(status(204)), except: { git: 'not-git' } }),
  mode('304 unasked', 'bad-answer', instead(status(304))),
  mode('400', 'bad-answer', instead(status(400))),
  mode('401', 'auth', instead(status(401, { 'www-authenticate': 'Basic realm="x"' }))),
  mode('403', 'auth', instead(status(403))),
  mode('403 until the hour is over', 'rate-limited', {
    ...instead(status(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2100000000' })),
    except: { git: 'auth' },
  }),
  mode('404', 'not-found', instead(status(404))),
  mode('410', 'not-found', instead(status(410))),
  mode('429', 'rate-limited', instead(status(429))),
  mode('429 for a day', 'rate-limited', instead(status(429, { 'retry-after': '86400' }))),
  mode('429 once', 'same', {
    ...later(instead(status(429, { 'retry-after': '1' })).bend, 1),
    except: { git: 'rate-limited' },
  }),
  mode('451', 'not-found', instead(status(451))),
  mode('500', 'unreachable', instead(status(500))),
  mode('500 once', 'same', {
    ...later(instead(status(500)).bend, 1),
    except: { git: 'unreachable' },
  }),
  mode(
    '502 with a page',
    'unreachable',
    instead(text('<html>Bad Gateway', { 'content-type': 'text/html' }, 502)),
  ),
  mode('503', 'unreachable', instead(status(503))),
  mode('503 for ten minutes, again and again', 'rate-limited', {
    ...instead(status(503, { 'retry-after': '600' })),
    except: { git: 'unreachable' },
  }),
  mode('200 with a page for people', 'bad-answer', {
    ...instead(htmlPage),
    except: { git: 'not-git' },
  }),
  mode('200 with a page to sign in', 'auth', {
    ...instead(signInPage),
    except: { git: 'not-git' },
  }),
  mode('sent elsewhere to sign in', 'auth', {
    ...instead(status(302, { location: 'https://login.example.org/' })),
    except: { git: 'moved' },
  }),
  mode(
    'moved to another host',
    'moved',
    instead(status(301, { location: 'https://new.example.org/' })),
  ),
  mode('sent in a circle', 'bad-answer', {
    bend: ({ request, response }) =>
      status(302, { location: request.url ?? '/' })(request, response),
    except: { git: 'moved', graphql: 'moved' },
  }),
  mode('called text', 'bad-answer', {
    ...bent((said) => ({ ...said, headers: { ...said.headers, 'content-type': 'text/plain' } })),
    except: { git: 'not-git' },
  }),
  mode('JSON cut short', 'bad-answer', {
    ...retold((body) => body.slice(0, -2)),
    except: noJson,
  }),
  mode('JSON nested 200 deep', 'bad-answer', {
    ...retold(() => `${'['.repeat(200)}${']'.repeat(200)}`),
    except: noJson,
  }),
  mode('null', 'bad-answer', { ...retold(() => 'null'), except: noJson }),
  mode('another shape', 'bad-answer', { ...retold(() => '{"surprise":true}'), except: noJson }),
  mode('each number a text', 'bad-answer', {
    ...rewritten((json) => each(json, (value) => (typeof value === 'number' ? `${value}` : value))),
    except: noJson,
  }),
  mode('numbers beyond 2^53', 'bad-answer', {
    ...retold((body) => body.replace(/(?<=":)\d+(?=[,}])/g, '9007199254740993')),
    except: noJson,
  }),
  mode('rows without their identity', 'bad-answer', {
    ...rewritten((json) => each(json, without(identities))),
    except: noJson,
  }),
  mode('null for each row', 'bad-answer', {
    ...rewritten((json) => each(json, (value) => (isList(value) ? value.map(() => null) : value))),
    except: { git: undefined, graphql: 'pagination' },
  }),
  mode('dates that are none', 'bad-answer', { ...dated('2026-02-31'), except: noJson }),
  mode('dates ten years from now', 'bad-answer', { ...dated('2036-01-01'), except: noJson }),
  mode('surplus fields', 'same', {
    ...rewritten((json) =>
      each(json, (value) => (isObject(value) ? { ...value, surplus: { id: 'x' } } : value)),
    ),
    except: noJson,
  }),
  mode('keys that would change a prototype', 'same', {
    ...retold((body) => body.replace(/\{(?=")/, '{"__proto__":{"id":"x"},')),
    except: noJson,
  }),
  mode('each row twice', 'same', {
    ...rewritten((json) =>
      each(json, (value) => (isList(value) ? value.flatMap((one) => [one, one]) : value)),
    ),
    except: noJson,
  }),
  mode('lists that are empty', 'suspicious-empty', {
    ...rewritten((json) => each(json, (value) => (isList(value) ? [] : value))),
    isOnlyOfAll: true,
    except: { git: undefined, launchpad: 'pagination', graphql: 'pagination' },
  }),
  mode('the second page is empty', 'pagination', {
    ...rewritten((json, { times }) =>
      times === 1 ? json : each(json, (value) => (isList(value) ? [] : value)),
    ),
    except: noJson,
  }),
  mode('the first page says it is the last', 'pagination', {
    ...bent((said) => {
      const whole = said.body.toString();
      const body = whole
        .replaceAll('"hasNextPage":true', '"hasNextPage":false')
        .replaceAll(/,"(_more_changes|next_collection_link)":("[^"]*"|true)/g, '');
      return { ...said, headers: withoutLink(said.headers), body: Buffer.from(body) };
    }),
    except: { git: undefined, zuul: undefined, gerrit: 'suspicious-empty' },
  }),
  mode('each page says there are more', 'pagination', {
    bend: ({ request, response, address, well }) =>
      void well().then((said) => {
        const next = new URL(request.url ?? '', address);
        next.searchParams.set('page', String(Number(next.searchParams.get('page') ?? 1) + 1));
        const link = said.body.toString().startsWith('[')
          ? { link: `<${next.href}>; rel="next"` }
          : {};
        const change = (value: unknown) => {
          if (isList(value))
            return value.map((row) => ({ ...(row as object), _more_changes: true }));
          if (!isObject(value)) return value;
          if ('entries' in value) return { ...value, next_collection_link: next.href };
          return 'hasNextPage' in value ? { ...value, hasNextPage: true, endCursor: 'on' } : value;
        };
        const start = said.body.toString().startsWith(magic) ? magic : '';
        const json = JSON.parse(said.body.toString().slice(start.length));
        const body = Buffer.from(start + JSON.stringify(each(json, change)));
        say({ ...said, headers: { ...said.headers, ...link }, body }, response);
      }),
    except: { git: undefined, zuul: undefined },
  }),
  mode('the same page for ever', 'pagination', { ...loop(), except: noJson }),
  mode('its clock is three years behind', 'stops', {
    ...bent((said) => ({
      ...said,
      headers: { ...said.headers, date: 'Sun, 20 Aug 2023 12:00:00 GMT' },
    })),
    except: noJson,
  }),
  mode('its clock is an hour ahead', 'same', {
    ...bent((said) => ({
      ...said,
      headers: { ...said.headers, date: 'Thu, 20 Aug 2026 13:00:00 GMT' },
    })),
  }),
];

export function outcomeOf({ outcome, except = {} }: Mode, name: SubjectName): Outcome | undefined {
  return name in except ? except[name] : outcome;
}
