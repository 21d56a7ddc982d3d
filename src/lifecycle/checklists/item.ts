// An item of a checklist, and the two that most lists of OpenStack share.

import type { DecisionKind } from '../../domain/lifecycle.ts';

/** An item for any project: `{project}` and `{repo}` stand for its own names. */
export interface ItemTemplate {
  /** Stable code; `text` says it in words. */
  readonly id: string;
  readonly who: 'team' | 'TC' | 'release team' | 'infrastructure' | 'requirements team';
  readonly text: string;
  /** Repository the change goes to. */
  readonly where: string;
  /** Items that merge first. */
  readonly after: readonly string[];
}

export type Checklists = Partial<Record<DecisionKind, readonly ItemTemplate[]>>;

export const announce: ItemTemplate = {
  id: 'announce',
  who: 'team',
  text: 'Announce it on openstack-discuss, with the dates and the evidence.',
  where: 'openstack-discuss',
  after: [],
};

export const governance = (
  id: string,
  text: string,
  after: readonly string[] = [],
): ItemTemplate => ({
  id,
  who: 'TC',
  text,
  where: 'openstack/governance',
  after,
});
