import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtProgram, type Question, remembered } from '../../src/cli/memo.ts';

let folder: string;
let made: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-memo-'));
  made = 0;
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'a.yaml'), 'one');
  writeFileSync(join(folder, 'policy'), 'strict');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = (): string => join(folder, 'cache', 'answer.json');

function ask(change: Partial<Question> = {}, file = kept()): Promise<{ answer: number }> {
  const question: Question = {
    asked: { format: 'table' },
    sources: [join(folder, 'data'), join(folder, 'policy'), join(folder, 'absent')],
    program: 'v1',
    ...change,
  };
  return remembered(file, question, async () => {
    made += 1;
    return { answer: made };
  });
}

describe('remembered', () => {
  it('makes an answer once for the same question to the same files', async () => {
    expect(await ask()).toEqual({ answer: 1 });
    expect(await ask()).toEqual({ answer: 1 });
    expect(made).toBe(1);
  });

  it.each([
    ['a file of a folder changes', () => writeFileSync(join(folder, 'data', 'a.yaml'), 'two')],
    ['a file comes to a folder', () => writeFileSync(join(folder, 'data', 'b.json'), '')],
    ['a file leaves a folder', () => rmSync(join(folder, 'data', 'a.yaml'))],
    ['a named file changes', () => writeFileSync(join(folder, 'policy'), 'loose!')],
    ['a missing file appears', () => writeFileSync(join(folder, 'absent'), '')],
    ['the kept answer is cut short', () => writeFileSync(kept(), readFileSync(kept()).subarray(9))],
    [
      'a byte of the kept answer is another',
      () => writeFileSync(kept(), readFileSync(kept(), 'utf8').replace(':1}', ':7}')),
    ],
    ['the kept answer is empty', () => writeFileSync(kept(), '')],
  ])('makes a new one when %s', async (_, change) => {
    await ask();
    change();
    expect(await ask()).toEqual({ answer: 2 });
    expect(await ask()).toEqual({ answer: 2 });
  });

  it.each([
    ['something else is asked', { asked: { format: 'csv' } }],
    ['the program is another', { program: 'v2' }],
  ])('makes a new one when %s', async (_, change) => {
    await ask();
    expect(await ask(change)).toEqual({ answer: 2 });
  });

  it('keeps nothing for a program that may change without a sign', async () => {
    await ask({ program: undefined });
    expect(await ask({ program: undefined })).toEqual({ answer: 2 });
    expect(builtProgram()).toBeUndefined();
  });

  it('answers all the same where nothing can be written', async () => {
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
    expect(await ask()).toEqual({ answer: 1 });
    expect(await ask()).toEqual({ answer: 2 });
  });

  it('answers all the same where the file cannot be read', async () => {
    await ask();
    rmSync(kept());
    mkdirSync(kept());
    chmodSync(kept(), 0o000);
    expect(await ask()).toEqual({ answer: 2 });
  });

  it('does not keep an answer to files that changed while it was made', async () => {
    const question = { asked: 1, sources: [join(folder, 'data')], program: 'v1' };
    const before = await remembered(kept(), question, async () => {
      writeFileSync(join(folder, 'data', 'a.yaml'), 'two');
      return 'half old, half new';
    });
    writeFileSync(join(folder, 'data', 'a.yaml'), 'one');
    expect(before).toBe('half old, half new');
    expect(await remembered(kept(), question, async () => 'new')).toBe('new');
  });

  it('leaves a whole answer when many runs keep theirs at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask()));
    expect(answers).toHaveLength(8);
    const before = made;
    await ask();
    expect(made).toBe(before);
  });

  it('passes on what goes wrong, and keeps nothing of it', async () => {
    const question = { asked: 1, sources: [], program: 'v1' };
    const failing = remembered(kept(), question, () => Promise.reject(new Error('no snapshot')));
    await expect(failing).rejects.toThrow('no snapshot');
    expect(await remembered(kept(), question, async () => 'new')).toBe('new');
  });
});
