// What `validate` counts.

import { expect, it } from 'vitest';
import { validatedText } from '../../src/report/examined.ts';

it('one of a kind is one', () => {
  const found = { projects: 1, series: 0, decisions: 1, goals: 2, snapshots: 1, hints: [] };
  expect(validatedText({ folder: 'd', ...found })).toBe(
    'd is in order: 1 project, 0 series, 1 decision, 2 goals, 1 snapshot\n',
  );
});
