import { describe, expect, it } from 'vitest';
import { dependentsText } from '../../src/report/dependents.ts';
import { displayWidth } from '../../src/words/lines.ts';
import { family, hostileName, policy } from '../support/family.ts';
import { explained } from '../support/forms.ts';
import { expectGolden } from '../support/golden.ts';
import { aMeasurement, aProjectCard, aScorecard } from '../support/scorecard.ts';

describe('the explanation of a project', () => {
  it.each([
    ['networking-odl', 'odl'],
    ['networking-midonet', 'midonet'],
    ['networking-ovn', 'ovn'],
    ['neutron', 'reference'],
    [hostileName, 'hostile'],
  ])('of %s reads as the golden file says', (name, file) => {
    expectGolden(`explain/${file}.txt`, explained(family, name, { policy }));
  });

  it('shows every measurement of the project', () => {
    const text = explained(family, 'networking-ovn', { policy });
    for (const title of [
      'commits',
      'own commits',
      'code commits',
      'dedicated people',
      'releases',
      'core reviewers',
    ]) {
      expect(text).toMatch(new RegExp(`^  ${title} `, 'm'));
    }
  });

  it('has three clocks of what waits for a reviewer, and nothing of them where nobody was asked', () => {
    const days = (value: number) => aMeasurement(value, { unit: 'days', source: 'gerrit' });
    const quartiles = (clock: string, values: readonly number[]) =>
      ['p25', 'median', 'p75'].map((each, at) => [`${clock}-${each}-days`, days(values[at] ?? 0)]);
    const measurements = Object.fromEntries([
      ['waiting-for-reviewer', aMeasurement(4, { unit: 'changes', source: 'gerrit' })],
      ...quartiles('waiting-for-reviewer', [1, 2.5, 30]),
      ...quartiles('waiting-since-objection', [2, 9, 40.5]),
      ...quartiles('waiting-since-opening', [3, 70, 200]),
    ]);
    const asked = aScorecard({ projects: [aProjectCard({ measurements })] });
    const text = explained(asked, 'networking-sfc', { columns: 80 });
    expect(text).toContain(`How long what waits for a reviewer has waited (4)
  since               first quartile    median  third quartile
  its last patch set           1 day  2.5 days         30 days
  the last objection          2 days    9 days       40.5 days
  it was opened               3 days   70 days        200 days
`);
    expect(text.match(/70 days/g)).toHaveLength(1);
    expect(explained(aScorecard(), 'networking-sfc')).not.toContain('waits for a reviewer');
  });

  it('says what would be enough for the other verdict', () => {
    const text = explained(family, 'networking-odl', { policy }).replace(/\s+/g, ' ');
    expect(text).toContain('12 code commits would reach 50 points');
    expect(explained(family, 'networking-ovn', { policy })).toContain('code commits below 12');
  });

  it('leaves out what would change without the policy', () => {
    expect(explained(family, 'networking-odl')).not.toContain('What would change it');
  });

  it('paints only when there is colour', () => {
    expect(explained(family, 'networking-odl')).not.toContain('\u001b');
    expect(explained(family, 'networking-odl', { colour: true })).toContain(
      '\u001b[31m‼ at risk, failing',
    );
  });

  it('lets no control sequence of the data through', () => {
    const text = explained(family, hostileName);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('␛[31m red ⟨U+202E⟩gnp.exe =cmd()');
  });

  it('says who would be hurt within the columns', () => {
    const radius = {
      ...{
        asOf: '2019-11-12',
        project: 'a',
        dependents: [],
        seen: ['x/y'],
        unseen: ['x/z'],
        livesIn: [],
      },
      followers: ['a-dashboard-with-a-name', 'another-dashboard-with-a-longer-name'],
    };
    const hint = 'a hint that is long enough to go over the edge of any terminal of this width';
    const lines = dependentsText({ radius, hint }, { columns: 60 }).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(60);
    expect(lines[2]).toMatch(/^ {2}\S/);
  });

  it('fits its columns', () => {
    const text = explained(family, 'networking-midonet', { policy, columns: 80 });
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(92);
  });
});
