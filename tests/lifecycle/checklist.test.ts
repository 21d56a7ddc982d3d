import { describe, expect, it } from 'vitest';
import { decisionKinds } from '../../src/domain/lifecycle.ts';
import { checklistOf } from '../../src/lifecycle/checklist.ts';

const odl = { name: 'networking-odl', repository: 'openstack/networking-odl', livesInTree: false };
const macvtap = { name: 'macvtap', repository: 'openstack/neutron', livesInTree: true };

describe('checklistOf', () => {
  it.each(decisionKinds)('puts what "%s" waits for before what waits', (kind) => {
    const families = ['openstack', 'none'] as const;
    for (const [project, family] of [odl, macvtap].flatMap((each) =>
      families.map((family) => [each, family] as const),
    )) {
      const items = checklistOf(kind, project, family);
      for (const [index, item] of items.entries()) {
        const before = items.slice(0, index).map(({ id }) => id);
        for (const id of item.after) expect(before).toContain(id);
        expect(`${item.text} ${item.where}`).not.toMatch(/[{}]/);
      }
    }
  });

  it('merges the governance change of a retirement after the content is gone and before its references go', () => {
    const ids = checklistOf('retire', odl, 'openstack').map(({ id }) => id);

    expect(ids.indexOf('remove-content')).toBeLessThan(ids.indexOf('governance'));
    expect(ids.indexOf('governance')).toBeLessThan(ids.indexOf('references'));
  });

  it('never calls leaving a rename', () => {
    const last = checklistOf('retire', odl, 'openstack').at(-1);

    expect(last?.text).toContain('not renamed');
    expect(last?.where).toBe('x/');
  });

  it.each(decisionKinds)('names nobody of OpenStack for "%s" in another family', (kind) => {
    expect(
      JSON.stringify(
        checklistOf(kind, { name: 'a', repository: 'lab/a', livesInTree: false }, 'none'),
      ),
    ).not.toMatch(/openstack|TC|infrastructure|zuul/i);
  });

  it('asks nothing of governance for the folders of another project', () => {
    expect(checklistOf('deprecate', macvtap, 'openstack').map(({ who }) => who)).toEqual([
      'team',
      'team',
    ]);
  });
});
