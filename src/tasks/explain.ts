// What `stadium explain` does: the verdict of one project taken apart, and who would be hurt if it went.

import type { ProjectCard } from '../domain/scorecard.ts';
import { renderExplanation } from '../report/explain.ts';
import { render } from '../report/render.ts';
import { blastRadius, radiusText } from './dependents.ts';
import { type LoadedScorecard, loadScorecard } from './scorecard.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface ExplainRequest extends CommonOptions {
  readonly asOf?: string;
  readonly policy?: string;
  readonly gitBase?: string;
}

/** Prints the explanation, or the project's part of the JSON report. */
export async function explain(
  project: string,
  request: ExplainRequest,
  shell: Shell,
): Promise<void> {
  if (request.json === true) {
    const { scorecard } = loadScorecard({ ...request, projects: [project] });
    for (const { content } of await render(scorecard, 'json')) shell.out(content);
    return;
  }
  const loaded = loadScorecard(request);
  const { scorecard, policy } = loaded;
  const colour = shell.colour && request.color;
  shell.out(renderExplanation(scorecard, project, { columns: shell.columns, colour, policy }));
  const card = scorecard.projects.find(({ name }) => name === project);
  if (card !== undefined) shell.out(await dependentsOf(card, loaded, request, shell));
}

/** From what the cache holds, asking nobody; nothing for what shares its repository with others. */
async function dependentsOf(
  { name, paths, measurements }: ProjectCard,
  { data, scorecard }: LoadedScorecard,
  request: ExplainRequest,
  shell: Shell,
): Promise<string> {
  if (paths.length > 0) return '';
  const radius = await blastRadius(
    name,
    data,
    scorecard.asOf,
    { ...request, offline: true },
    shell,
  );
  const users = measurements['dependents'];
  const named = users?.state === 'measured' ? { users: users.names ?? [] } : {};
  const day = request.asOf === undefined ? '' : ` --as-of ${scorecard.asOf}`;
  const hint = `\`stadium dependents ${name}${day}\` asks for them`;
  return `\n${radiusText(name, radius, { ...named, hint })}`;
}
