// What lies around a project on its page: its neighbours by need, who would be hurt, its repositories and its own criteria.

import { addressUnder } from '../domain/project.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { listWords } from '../words/english.ts';
import { webLink } from '../words/escape.ts';
import { slug } from '../words/slug.ts';
import { cellWords } from './criteria/view.ts';
import type { PageOptions } from './page-options.ts';
import type { ProjectPage } from './page-schema.ts';

/** The one before and the one after, by need. */
export function neighboursOf(
  card: ProjectCard,
  { projects }: Scorecard,
): ProjectPage['neighbours'] {
  const at = projects.findIndex(({ name }) => name === card.name);
  const link = (found: ProjectCard | undefined) =>
    found === undefined ? null : { text: found.name, href: `${slug(found.name)}.html` };
  return {
    place: `${at + 1} of ${projects.length} by need`,
    before: link(projects[at - 1]),
    after: link(projects[at + 1]),
  };
}

export function hurtOf(card: ProjectCard, { projects }: Scorecard): string {
  const users = card.measurements['dependents'];
  const followers = projects.filter(({ follows }) => follows === card.name).map(({ name }) => name);
  if (users?.state !== 'measured') return 'Who uses it is not known.';
  const names = [...new Set([...followers, ...(users.names ?? [])])];
  if (names.length === 0)
    return 'No project that was read here names it. Deployments are not seen.';
  return `${listWords(names.slice(0, 6))}${names.length > 6 ? ` and ${names.length - 6} more` : ''}. Deployments are not seen.`;
}

export function criteriaOf(card: ProjectCard, { criteria }: PageOptions): ProjectPage['criteria'] {
  const table = criteria?.table;
  const found = table?.projects.find(({ name }) => name === card.name);
  if (table === undefined || found === undefined) return null;
  return {
    title: `${table.title}, ${table.asOf}`,
    href: `../criteria.html#c-${slug(card.name).replaceAll('.', '-')}`,
    cells: table.dimensions.map(({ id, title }) => ({ title, words: cellWords(found, id) })),
  };
}

/** Its repositories, the commits that were read, and what waits for a review. */
export function linksOf(card: ProjectCard, { links, pins }: Scorecard): ProjectPage['links'] {
  return card.repositories.flatMap((name) => {
    const address = links.repository;
    const page = address === undefined ? null : webLink(addressUnder(address, name));
    const pin = pins.find(({ repository, source }) => repository === name && source === 'git');
    const base = page?.replace(/\.git$/, '');
    const reviews =
      links.reviews === undefined
        ? null
        : webLink(`${links.reviews}/q/project:${name}+status:open`);
    return [
      ...(page === null ? [] : [{ text: name, href: page }]),
      ...(base === undefined || pin?.commit === undefined
        ? []
        : [
            {
              text: `commit read: ${pin.commit.slice(0, 9)}`,
              href: `${base}/commit/${pin.commit}`,
            },
          ]),
      ...(reviews === null ? [] : [{ text: `open changes of ${name}`, href: reviews }]),
    ];
  });
}
