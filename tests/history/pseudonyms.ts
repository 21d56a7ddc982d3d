// What the restored histories may tell otherwise than the real ones, and why: everything else agrees, field by field.

import type { ProjectEvidence, Snapshot } from '../../src/domain/snapshot.ts';

/** The one list of fields that pseudonyms can change: measures by their name without window. */
export const changedByPseudonyms: readonly { readonly fields: string; readonly why: string }[] = [
  {
    fields:
      'active-people code-people dedicated-people home-people people-here team-people absence-factor newcomers leavers retained-people maintainers-active',
    why: 'a line that names a co-author in other words (`Co-Author:`) is free text there, and free text is hashed',
  },
  {
    fields: 'organisations elephant-factor',
    why: 'mail domains of fewer than three people are replaced, and co-authors named in other words are lost',
  },
  {
    fields: 'named-people-seen named-people-seen-here',
    why: 'a name on the page is looked for among authors and co-authors, of whom those named in other words are lost',
  },
  {
    fields: 'said',
    why: 'contents of files are replaced, so no README says anything there; emptied trees and moves are the same',
  },
];

const changed = new Set(changedByPseudonyms.flatMap(({ fields }) => fields.split(' ')));

export interface Difference {
  readonly isPseudonym: boolean;
  readonly line: string;
}

/** How two snapshots of one day differ but for their pins. */
export function differences(restored: Snapshot, shipped: Snapshot): readonly Difference[] {
  const lines: Difference[] = [];
  const add = (isPseudonym: boolean, where: string, one: unknown, other: unknown) => {
    const [is, was] = [JSON.stringify(one), JSON.stringify(other)];
    if (is !== was) lines.push({ isPseudonym, line: `${where}: ${is}, shipped ${was}` });
  };
  const { pins: _, projects, ...head } = shipped;
  for (const key of Object.keys(head) as (keyof typeof head)[]) {
    add(false, key, restored[key], head[key]);
  }
  const names = [...restored.projects, ...projects].map(({ name }) => name);
  for (const name of new Set(names)) {
    const [one, other] = [restored, shipped].map((each) =>
      each.projects.find((project) => project.name === name),
    );
    const { measurements: is = {}, ...rest } = one ?? {};
    const { measurements: was = {}, ...others } = other ?? {};
    add(false, name, withoutWords(rest), withoutWords(others));
    add(changed.has('said'), `${name} said`, one?.said, other?.said);
    for (const id of Object.keys({ ...is, ...was })) {
      const base = id.replace(/-(cycle|quarter|\d+d)$/, '');
      add(changed.has(base), `${name} ${id}`, is[id], was[id]);
    }
  }
  return lines;
}

/** What a project says by its tree alone: the words of its files left out. */
function withoutWords<T extends { readonly said?: ProjectEvidence['said'] }>({ said, ...rest }: T) {
  const byTree = said?.filter(({ code }) => code === 'emptied' || code === 'moved-here') ?? [];
  return { ...rest, said: byTree };
}
