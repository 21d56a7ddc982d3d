// A text that was said once is said again without its value or what draws it, and only where it would be the same to the last byte.

import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliverKept, type Form } from '../../src/cli/deliver.ts';
import type { Shell } from '../../src/cli/shell.ts';
import type { Forms } from '../../src/report/form.ts';
import { forms } from '../../src/report/forms.ts';
import { packagedData } from '../../src/tasks/folders.ts';
import { stadium } from '../support/shell.ts';

let folder: string;
const data = () => join(folder, 'data');
const cache = () => join(folder, 'cache');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-told-'));
  cpSync(packagedData, data(), { recursive: true });
  vi.stubEnv('STADIUM_BUILD', 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Telling {
  readonly today?: string;
  readonly columns?: number;
  readonly isColour?: boolean;
  readonly project?: string;
  readonly options?: Partial<Form>;
}

/** Says a value in one of three forms, and remembers what had to be made and drawn for it. */
function teller() {
  const done: string[] = [];
  const draw = (form: string) => async () => (value: { readonly text: string }, look: object) => {
    done.push('drawn');
    return `${form} ${value.text} ${JSON.stringify(look)}\n`;
  };
  const forms: Forms<{ readonly text: string }> = {
    table: { path: 'one.txt', load: draw('table') },
    json: { path: 'one.json', load: draw('json') },
    pages: {
      path: '',
      load: async () => () => {
        done.push('drawn');
        return ['one', 'two'].map((path) => ({ path, content: path }));
      },
    },
  };
  const tell = async ({
    today = '2026-11-22',
    columns = 100,
    isColour = false,
    project = 'neutron',
    options,
  }: Telling = {}) => {
    let said = '';
    const asked = {
      task: 'report',
      question: { data: data(), cache: cache(), project },
      make: () => {
        done.push('made');
        return { text: `${project} on ${today}` };
      },
    };
    await deliverKept(asked, forms, { color: true, ...options }, {
      out: (text) => {
        said += text;
      },
      err: () => undefined,
      colour: isColour,
      columns,
      isInteractive: false,
      ask: async () => '',
      now: () => new Date(`${today}T12:00:00Z`),
      env: {},
      signal: new AbortController().signal,
    } satisfies Shell);
    return said;
  };
  return { tell, done };
}

describe('a text that is kept', () => {
  it('is said again as it was, without making or drawing anything', async () => {
    const { tell, done } = teller();
    const first = await tell();

    expect(await tell()).toBe(first);
    expect(done).toEqual(['made', 'drawn']);
  });

  it.each<[string, Telling]>([
    ['another width', { columns: 80 }],
    ['colour', { isColour: true }],
    ['another form', { options: { json: true } }],
  ])('is drawn anew for %s, from the value that is kept', async (_what, other) => {
    const { tell, done } = teller();
    const first = await tell();

    expect([await tell(other), await tell(other)]).not.toContain(first);
    expect(done).toEqual(['made', 'drawn', 'drawn']);
    expect(await tell()).toBe(first);
  });

  it.each<[string, () => void, Telling?]>([
    [
      'a data file was changed',
      () => appendFileSync(join(data(), 'decisions.yaml'), '# a remark\n'),
    ],
    ['a snapshot was changed', () => appendFileSync(newestSnapshot(), ' ')],
    ['the program is another', () => vi.stubEnv('STADIUM_BUILD', 'two')],
    ['the day is another', () => undefined, { today: '2026-11-23' }],
    ['the question is another', () => undefined, { project: 'ovsdbapp' }],
  ])('is made anew where %s', async (_what, change, other) => {
    const { tell, done } = teller();
    await tell();
    change();
    await tell(other);

    expect(done).toEqual(['made', 'drawn', 'made', 'drawn']);
  });

  it('is drawn anew where what is kept cannot be read', async () => {
    const { tell, done } = teller();
    const first = await tell();
    const answers = join(cache(), 'answers');
    for (const name of readdirSync(answers)) {
      const file = join(answers, name);
      writeFileSync(file, readFileSync(file).subarray(0, -3));
    }

    expect(await tell()).toBe(first);
    expect(done).toEqual(['made', 'drawn', 'made', 'drawn']);
  });

  it.each<[string, Partial<Form>]>([
    ['templates of one’s own, which may change', { templates: 'a-folder' }],
    ['several files', { format: 'pages', output: 'site/' }],
  ])('is none for %s', async (_what, options) => {
    const { tell, done } = teller();
    const inFolder = options.output && { output: join(folder, options.output) };
    for (let time = 0; time < 2; time += 1) await tell({ options: { ...options, ...inFolder } });

    expect(done).toEqual(['made', 'drawn', 'drawn']);
  });
});

describe('what is said again', () => {
  const places = () => ['--data', data(), '--cache', cache()];
  const ask = async (words: readonly string[], columns?: number) => {
    const options = columns === undefined ? {} : { columns };
    const { code, out, err } = await stadium([...words, ...places()], options);
    expect(code, err).toBe(0);
    return out;
  };

  it('is that of the command which is asked, where two say the same answer', async () => {
    const [agenda, candidates] = [
      await ask(['agenda', '--format', 'markdown']),
      await ask(['candidates', '--format', 'markdown']),
    ];
    expect(agenda).toMatch(/^# Agenda of neutron/);
    expect(candidates).not.toContain('# Agenda of neutron');
  });

  it('is known by the file of its form: no two that are kept have the same', () => {
    const { scorecard, explanation, agenda, candidates, timeline } = forms;
    const kept = [scorecard, explanation, agenda, candidates, timeline];
    const paths = kept.flatMap((each) => Object.values(each).map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each([
    ['report'],
    ['report', '--format', 'json'],
    ['report', '--format', 'markdown', '--worst', '3'],
    ['explain', 'networking-bagpipe'],
    ['agenda'],
    ['candidates'],
    ['timeline'],
    ['timeline', '--all'],
  ])(
    'by %s %s is what it was, in each width, and tells of a decision made since',
    async (...words) => {
      const wide = await ask(words);
      const files = readdirSync(cache(), { recursive: true }).sort();
      expect(await ask(words)).toBe(wide);
      expect(readdirSync(cache(), { recursive: true }).sort()).toEqual(files);
      const narrow = await ask(words, 60);
      expect([await ask(words), await ask(words, 60)]).toEqual([wide, narrow]);

      const why = ['--reason', 'tried', '--by', 'the team', '--link', 'https://example.org/'];
      await ask(['decide', 'networking-bagpipe', 'call', '--date', '2026-11-20', ...why]);
      const after = await ask(words);
      rmSync(cache(), { recursive: true });
      expect(after).toBe(await ask(words));
      expect(after).not.toBe(wide);
    },
  );
});

function newestSnapshot(): string {
  const evidence = join(data(), 'evidence');
  return join(evidence, readdirSync(evidence).sort().at(-1) ?? '');
}
