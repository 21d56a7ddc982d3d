// The library: the vocabulary and the stages. The command line adds nothing but wiring.

export { type AssessInput, assess } from './assess.ts';
export * from './domain/cycle.ts';
export * from './domain/errors.ts';
export type * from './domain/facts.ts';
export * from './domain/lifecycle.ts';
export type * from './domain/measurement.ts';
export * from './domain/people.ts';
export * from './domain/project.ts';
export * from './domain/scorecard.ts';
export * from './domain/snapshot.ts';
export type * from './domain/stores.ts';
export * from './domain/time.ts';
export type * from './domain/verdict.ts';
export { formatSnapshot, parseSnapshot } from './evidence/format.ts';
export { readSnapshot, snapshotDays, snapshotsUpTo } from './evidence/snapshots.ts';
export { measureProjects, prepare } from './measure/project.ts';
export { type Data, loadData } from './registry/load.ts';
export { type Look, type RenderedFile, render } from './report/form.ts';
export { forms } from './report/forms.ts';
export { judgeOverTime } from './score/verdict.ts';
export { measureDefinitions } from './sources/table.ts';
