// The library: the vocabulary and the stages. The command line adds nothing but wiring.

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
