// The scorecard for a monitoring system: OpenMetrics 1.0, as a file that Prometheus or the node exporter picks up.

import type { ProjectCard, Scorecard } from '../../domain/scorecard.ts';
import { startOfDay } from '../../domain/time.ts';
import { levels } from '../../domain/verdict.ts';
import { visible } from '../../words/escape.ts';
import { markOf } from '../../words/verdicts.ts';

/** What is not known has no sample: a zero would be read as a figure. */
export function renderOpenMetrics(scorecard: Scorecard): string {
  const { projects, team, asOf } = scorecard;
  const cards = projects.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const families = [
    family('stadium_as_of_seconds', 'gauge', 'Day of the figures.', [
      sample('stadium_as_of_seconds', { team }, startOfDay(asOf)),
    ]),
    family('stadium_points', 'gauge', 'Points of 100.', cards.flatMap(pointsOf)),
    family('stadium_verdict', 'stateset', 'Verdict of a judged project.', cards.flatMap(verdictOf)),
    family(
      'stadium_level',
      'stateset',
      'Level of a project at risk, several where it may be any of them.',
      cards.flatMap(levelOf),
    ),
    family(
      'stadium_mark',
      'stateset',
      'Why a verdict is another than the points of the day say.',
      cards.flatMap(marksOf),
    ),
    family('stadium_measure', 'gauge', 'What was measured.', cards.flatMap(measuresOf)),
  ];
  return `${families.flat().join('\n')}\n# EOF\n`;
}

type Labels = Readonly<Record<string, string>>;

function family(name: string, type: string, help: string, samples: readonly string[]) {
  const unit = name.endsWith('_seconds') ? [`# UNIT ${name} seconds`] : [];
  return [`# TYPE ${name} ${type}`, ...unit, `# HELP ${name} ${help}`, ...samples];
}

function pointsOf({ name: project, verdict }: ProjectCard): readonly string[] {
  const points = verdict?.points ?? null;
  return points === null ? [] : [sample('stadium_points', { project }, points)];
}

function verdictOf({ name: project, verdict }: ProjectCard): readonly string[] {
  if (verdict === undefined) return [];
  return ['healthy', 'at-risk', 'undetermined'].map((state) =>
    sample('stadium_verdict', { project, stadium_verdict: state }, Number(state === verdict.name)),
  );
}

function levelOf({ name: project, verdict }: ProjectCard): readonly string[] {
  if (verdict === undefined) return [];
  return levels.map((level) =>
    sample(
      'stadium_level',
      { project, stadium_level: level },
      Number(verdict.levels.includes(level)),
    ),
  );
}

function marksOf({ name: project, verdict }: ProjectCard): readonly string[] {
  if (verdict === undefined) return [];
  return ['held', 'kept'].map((mark) =>
    sample('stadium_mark', { project, stadium_mark: mark }, Number(markOf(verdict) === mark)),
  );
}

function measuresOf({ name: project, measurements }: ProjectCard): readonly string[] {
  return Object.entries(measurements).flatMap(([measure, found]) => {
    if (found.state !== 'measured') return [];
    const { unit, source, value } = found;
    return [sample('stadium_measure', { project, measure, unit, source }, value)];
  });
}

function sample(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
  return `${name}{${pairs.join(',')}} ${value}`;
}

function escaped(text: string): string {
  return visible(text).replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
}
