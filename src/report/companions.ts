// Companions: whom a project follows, and who follows it. No points hang on it; whoever decides should know.

import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { listWords } from '../words/english.ts';
import { stageWords } from '../words/steps.ts';
import { verdictWords } from '../words/verdicts.ts';

/** Sentences on those it would go with, and on those that would go with it; none for a project that stands alone. */
export function kinSentences(card: ProjectCard, { projects }: Scorecard): readonly string[] {
  const followers = projects.filter(({ follows }) => follows === card.name).map(({ name }) => name);
  const verb = followers.length === 1 ? 'follows' : 'follow';
  return [
    ...(card.follows === undefined ? [] : [followed(card.follows, projects)]),
    ...(followers.length === 0 ? [] : [`${listWords(followers)} ${verb} it.`]),
  ];
}

function followed(name: string, projects: readonly ProjectCard[]): string {
  const service = projects.find((each) => each.name === name);
  if (service === undefined) return `It follows ${name}, which is not in this scorecard.`;
  const said = service.verdict === undefined ? [] : [verdictWords[service.verdict.name].word];
  const stage = service.stage === 'active' ? [] : [stageWords[service.stage]];
  const words = [...said, ...stage].join(', ');
  return `It follows ${name}${words === '' ? '' : ` (${words})`}: without that it has no use.`;
}
