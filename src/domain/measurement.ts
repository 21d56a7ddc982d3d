// A measurement is measured, unknown, or not applicable: absence is a value, so no sum can be made of it by accident.

import type { UnknownReason } from './facts.ts';
import type { SourceName } from './project.ts';
import type { IsoDate, TimeWindow, WindowName } from './time.ts';

/** `own-commits-365d`: the measure's name, then its window where it has one. */
export type MeasureId = string;

export type Unit =
  | 'commits'
  | 'people'
  | 'organisations'
  | 'days'
  | 'releases'
  | 'changes'
  | 'bugs'
  | 'share'
  | 'buildsets'
  | 'projects'
  | 'repositories'
  | 'yes-no';

interface Seen {
  readonly unit: Unit;
  readonly window: TimeWindow;
  readonly source: SourceName;
}

export interface Measured extends Seen {
  readonly state: 'measured';
  /** A share lies between 0 and 1; yes is 1 and no is 0. */
  readonly value: number;
  /** How many things the value was made from: commits behind a count of people, builds behind a rate. */
  readonly sample: number;
  /** Pages where a reader can see the same. */
  readonly links?: readonly string[];
  /** The day from which it has been so, where its source tells. */
  readonly since?: IsoDate;
  /** What was counted, where it has a public name: repositories. Never people. */
  readonly names?: readonly string[];
  /** It may be as much as this, where only a part of what was looked at tells. */
  readonly atMost?: number;
  /** The whole of which the sample is the part that tells. */
  readonly outOf?: number;
}

/** It was asked and could not be known. */
export interface Unknown extends Seen {
  readonly state: 'unknown';
  readonly reason: UnknownReason;
  /** What is certain all the same: it cannot be less. A part that could not be asked may only add to a count. */
  readonly atLeast?: number;
  /** It cannot be more, where that is known. */
  readonly atMost?: number;
}

/** The run was not asked for it, or the project has no such thing. */
export interface NotApplicable extends Seen {
  readonly state: 'not-applicable';
  readonly reason: { readonly code: string; readonly detail: string };
}

export type Measurement = Measured | Unknown | NotApplicable;

interface Bounds {
  readonly atLeast: number;
  readonly atMost: number;
}

/** Between what the value lies; undefined where there is no such thing. */
export function boundsOf(measurement: Measured | Unknown): Bounds;
export function boundsOf(measurement: Measurement | undefined): Bounds | undefined;
export function boundsOf(measurement: Measurement | undefined): Bounds | undefined {
  if (measurement === undefined || measurement.state === 'not-applicable') return undefined;
  if (measurement.state === 'unknown') {
    return { atLeast: measurement.atLeast ?? 0, atMost: measurement.atMost ?? Infinity };
  }
  const { value, atMost = value } = measurement;
  return { atLeast: value, atMost };
}

export type Measurements = Readonly<Record<MeasureId, Measurement>>;

/**
 * What a figure is made from besides its source: the project alone, its family, or everything that is read. Where something of
 * it is missing, the figure is unknown or a range.
 */
export type RestsOn = 'project' | 'family' | 'fleet';

/** What a measure means, in words: the page of measures and `explain` are made from this. */
export interface MeasureDefinition {
  readonly id: MeasureId;
  /** A few words for a table's head. */
  readonly title: string;
  readonly unit: Unit;
  readonly window: WindowName;
  readonly source: SourceName;
  /** Name in the CHAOSS catalogue, where it has one. */
  readonly chaoss?: string;
  /** One or two sentences that let a stranger count it by hand. */
  readonly definition: string;
  /** What it cannot tell. */
  readonly limits: string;
  readonly group:
    | 'maintenance'
    | 'people'
    | 'review capacity'
    | 'gate'
    | 'releases'
    | 'use'
    | 'governance'
    | 'practices';
  readonly restsOn: RestsOn;
  /** What a repository that is missing could do to the figure beyond making a sweep of own commits. */
  readonly missing?: 'adds' | 'takes' | 'either';
  readonly better: 'more' | 'less' | 'neither';
}
