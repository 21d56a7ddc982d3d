// Properties over random sequences of decisions: whatever people decide, the stage has a decision that led there.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decisionKinds, type Stage } from '../../src/domain/lifecycle.ts';
import { addDays } from '../../src/domain/time.ts';
import { stageAfter, standingOf } from '../../src/lifecycle/stage.ts';
import { checkStep } from '../../src/lifecycle/steps.ts';
import { timelineOf } from '../../src/lifecycle/timeline.ts';
import { aDecision, aScene, calendar } from './fixture.ts';

const project = { name: 'sfc', paths: [], role: 'judged' } as const;
const lastDay = 3000;

const anyDecision = fc
  .record({
    kind: fc.constantFrom(...decisionKinds),
    day: fc.integer({ min: 0, max: lastDay }),
    immediate: fc.boolean(),
    length: fc.integer({ min: 1, max: 400 }),
    cycle: fc.option(fc.constantFrom(...calendar.map(({ name }) => name)), { nil: undefined }),
  })
  .map(({ kind, day, immediate, length, cycle }): Decision => {
    const date = addDays('2019-05-01', day);
    return aDecision('sfc', kind, date, {
      ...(kind === 'waive' ? { until: addDays(date, length) } : {}),
      ...(kind === 'merge-into' ? { into: 'neutron' } : {}),
      ...(kind === 'retire' && immediate ? { immediate } : {}),
      ...(cycle === undefined ? {} : { cycle }),
    });
  });

const anyDay = fc.integer({ min: 0, max: lastDay }).map((days) => addDays('2019-05-01', days));
const anySequence = fc.array(anyDecision, { maxLength: 12 });

function legalPart(sequence: readonly Decision[]): readonly Decision[] {
  const decisions: Decision[] = [];
  for (const step of sequence) {
    const before = aScene('2030-01-01', decisions, { projects: [project] });
    if (checkStep(before, step) === 'ok') decisions.push(step);
  }
  return decisions;
}

describe('over random sequences of decisions', () => {
  it('no stage is reached without a decision that leads there', () => {
    fc.assert(
      fc.property(anySequence, anyDay, (decisions, asOf) => {
        const { stage } = standingOf(aScene(asOf, decisions), 'sfc');
        const leads = decisions
          .filter(({ date }) => date <= asOf)
          .flatMap(({ kind }) => stageAfter[kind] ?? []);
        expect(new Set<Stage>(['active', ...leads])).toContain(stage);
      }),
    );
  });

  it('the dates of a timeline never decrease, and done is never after the as-of date', () => {
    fc.assert(
      fc.property(anySequence, anyDay, (decisions, asOf) => {
        const entries = timelineOf(aScene(asOf, decisions), project);
        const dates = entries.map(({ date }) => date);
        expect(dates).toEqual([...dates].sort());
        for (const { state, date } of entries) {
          if (state === 'done') expect(date <= asOf).toBe(true);
          if (state === 'overdue') expect(date < asOf).toBe(true);
          if (state === 'due' || state === 'planned') expect(date >= asOf).toBe(true);
        }
      }),
    );
  });

  it('decisions after the as-of date change nothing', () => {
    fc.assert(
      fc.property(anySequence, anyDay, (decisions, asOf) => {
        const known = decisions.filter(({ date }) => date <= asOf);
        const [all, some] = [aScene(asOf, decisions), aScene(asOf, known)];
        expect(timelineOf(all, project)).toEqual(timelineOf(some, project));
        expect(standingOf(all, 'sfc')).toEqual(standingOf(some, 'sfc'));
      }),
    );
  });

  it('legal steps alone retire nothing before its two cycles, unless it was said to be immediate', () => {
    fc.assert(
      fc.property(anySequence, (sequence) => {
        const decisions = legalPart([...sequence].sort((a, b) => (a.date < b.date ? -1 : 1)));
        for (const [index, step] of decisions.entries()) {
          if (step.kind !== 'retire' || step.immediate === true) continue;
          const before = decisions.slice(0, index);
          const { countedFrom } = standingOf(aScene(step.date, before), 'sfc');
          const from = calendar.findIndex(({ name }) => name === countedFrom?.name);
          const end = calendar[from + 2]?.release ?? '9999';
          const eve = aScene(addDays(end, -1), decisions.slice(0, index + 1));
          expect(standingOf(eve, 'sfc').stage).not.toBe('retired');
        }
      }),
    );
  });
});
