// What a step asks for, in order, and of whom: the work that a decision starts and that gets forgotten.

import type { DecisionKind } from '../domain/lifecycle.ts';
import type { Registry } from '../domain/project.ts';
import { anywhere } from './checklists/anywhere.ts';
import { inTree } from './checklists/in-tree.ts';
import type { ItemTemplate } from './checklists/item.ts';
import { ownRepository } from './checklists/own-repository.ts';

/** An item with the names of one project filled in. */
export interface ChecklistItem extends Omit<ItemTemplate, 'text' | 'where'> {
  readonly text: string;
  /** Repository or list that the change goes to. */
  readonly where: string;
}

/** The work behind a decision, in the order in which it can merge. */
export function checklistOf(
  kind: DecisionKind,
  project: { readonly name: string; readonly repository: string; readonly livesInTree: boolean },
  family: Registry['cycles'],
): readonly ChecklistItem[] {
  const ofOpenstack = project.livesInTree ? inTree : ownRepository;
  const items = (family === 'openstack' ? ofOpenstack : anywhere)[kind];
  return (items ?? []).map((item) => ({
    ...item,
    text: fill(item.text, project),
    where: fill(item.where, project),
  }));
}

function fill(
  text: string,
  project: { readonly name: string; readonly repository: string },
): string {
  return text.replaceAll('{project}', project.name).replaceAll('{repo}', project.repository);
}
