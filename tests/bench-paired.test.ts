// The measuring of the benchmarks, with processes whose cost is known.

import { describe, expect, it } from 'vitest';
import { compare, type Goal, measure, spread } from './bench/paired.ts';

describe('a paired benchmark', () => {
  it('takes the median and the range of an odd and an even number of values', () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
    expect(spread([4, 1, 2, 3])).toEqual({ median: 2.5, lowest: 1, highest: 4 });
  });

  it('counts the processor time of children and keeps what they print out of it', () => {
    const busy = 'for (let i = 0; i < 3e8; i += 1); console.error("noise"); console.log("noise")';
    const child = measure({
      argv: ['sh', '-c', '"$1" -e "$2"; exit 0', 'sh', process.execPath, busy],
    });
    const empty = measure({ argv: [process.execPath, '-e', ''] });
    expect(child.cpu).toBeGreaterThan(empty.cpu);
  });

  it('fails with the exit code and the message of a program that fails', () => {
    const failing = { argv: ['sh', '-c', 'echo broken >&2; exit 7'] } as const;
    expect(() => measure(failing)).toThrow(/exit 7 [\s\S]*broken/);
    expect(measure(failing, [7]).wall).toBeGreaterThan(0);
  });

  it('misses a goal that no process can meet and meets one that each does', async () => {
    const node = { argv: [process.execPath, '-e', ''] } as const;
    const pair = { what: 'node', against: 'itself', subject: node, floor: node };
    expect(await compare({ ...pair, goal: { cpu: 1000 } }, 2)).toMatchObject({
      goal: '1000x CPU',
      state: 'met',
    });
    expect((await compare({ ...pair, goal: { wall: 0.0001 } }, 2)).state).toBe('missed');
    expect((await compare({ ...pair, goal: undefined }, 2)).state).toBe('told');
  });

  it('compares what is no process by what it gives', async () => {
    const run = (wall: number) => async () => ({ wall, cpu: 2 * wall });
    const pair = { what: 'runs', against: 'others', subject: run(3), floor: run(2) };
    const found = (goal: Goal) => compare({ ...pair, goal }, 3);
    expect(await found({ cpu: 1.5 })).toMatchObject({ found: '1.50x (1.50-1.50)', state: 'met' });
    expect((await found({ wall: 1.4 })).state).toBe('missed');
    expect(await found({ beyond: 2 })).toMatchObject({ found: '2.00 s (2.00-2.00)', state: 'met' });
  });
});
