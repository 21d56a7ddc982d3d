// What a decision asks for in a family of any other host: what every repository has.

import type { Checklists, ItemTemplate } from './item.ts';

const tell: ItemTemplate = {
  id: 'announce',
  who: 'team',
  text: 'Announce it where users of {project} read, with the dates and the evidence.',
  where: '{repo}',
  after: [],
};

const here = (id: string, text: string, after: readonly string[] = []): ItemTemplate => ({
  id,
  who: 'team',
  text,
  where: '{repo}',
  after,
});

/** For a family of any other host: what every repository has. */
export const anywhere: Checklists = {
  call: [tell],
  deprecate: [
    tell,
    here(
      'readme',
      'Say in README and description that {project} is deprecated, and what to use instead.',
    ),
    here('release-note', 'Make a release whose notes name the deprecation.', ['readme']),
  ],
  retire: [
    tell,
    here('open-changes', 'Close the open changes and issues with a word of thanks.'),
    here(
      'readme',
      'Say in README and description that {project} is retired, and what to use instead.',
    ),
    here('archive', 'Archive {repo} on its host.', ['open-changes', 'readme']),
  ],
  revive: [tell, here('archive', 'Open {repo} again; correct README and description.')],
  'merge-into': [
    tell,
    here('import', 'Import the code into the project that takes it over.'),
    here('archive', 'Name the new home in README, then archive {repo}.', ['import']),
  ],
};
