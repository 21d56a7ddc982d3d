import { describe, expect, it } from 'vitest';
import { decisionKinds } from '../../src/domain/lifecycle.ts';
import { checklistOf } from '../../src/lifecycle/checklist.ts';

const odl = { name: 'networking-odl', repository: 'openstack/networking-odl', livesInTree: false };
const macvtap = { name: 'macvtap', repository: 'openstack/neutron', livesInTree: true };

describe('checklistOf', () => {
  it.each(decisionKinds)('puts what "%s" waits for before what waits', (kind) => {
    for (const project of [odl, macvtap]) {
      const items = checklistOf(kind, project);
      for (const [index, item] of items.entries()) {
        const before = items.slice(0, index).map(({ id }) => id);
        for (const id of item.after) expect(before).toContain(id);
        expect(`${item.text} ${item.where}`).not.toMatch(/[{}]/);
      }
    }
  });

  it('merges the governance change of a retirement after the content is gone and before its references go', () => {
    const ids = checklistOf('retire', odl).map(({ id }) => id);

    expect(ids.indexOf('remove-content')).toBeLessThan(ids.indexOf('governance'));
    expect(ids.indexOf('governance')).toBeLessThan(ids.indexOf('references'));
  });

  it('never calls leaving a rename', () => {
    const last = checklistOf('retire', odl).at(-1);

    expect(last?.text).toContain('not renamed');
    expect(last?.where).toBe('x/');
  });

  it('asks nothing of governance for the folders of another project', () => {
    expect(checklistOf('deprecate', macvtap).map(({ who }) => who)).toEqual(['team', 'team']);
  });
});
