import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../src/domain/agenda.ts';
import { agendaJson, agendaMarkdown, agendaText } from '../../src/report/agenda.ts';
import { agendaBody } from '../../src/report/agenda-page.ts';
import { agendaRst } from '../../src/report/agenda-rst.ts';
import { isLegalNow, optionsOf } from '../../src/report/legal-words.ts';
import { agendaOf } from '../../src/tasks/agenda.ts';
import { hasDocutils, readRst } from '../support/docutils.ts';

const agenda = agendaOf({ today: '2026-11-26' });

it('names whoever would be hurt once: a companion is a user as well', () => {
  const hurt = agenda.items.map(({ hurt }) => hurt.map((each) => each.replace('openstack/', '')));
  expect(hurt.flat()).toContain('neutron-fwaas-dashboard');
  expect(hurt.map((each) => new Set(each).size)).toEqual(hurt.map((each) => each.length));
});

/** The same with a name as hard to write as one can be, everywhere. */
function named(name: string): Agenda {
  const [first, ...others] = agenda.items;
  if (first === undefined) throw new Error('the agenda is empty');
  const item = {
    ...first,
    candidate: { ...first.candidate, project: name },
    card: { ...first.card, name },
    hurt: [name],
  };
  return { ...agenda, items: [item, ...others] };
}

describe('the agenda that people paste', () => {
  it('has no backslash in an etherpad, and addresses that can be followed', () => {
    const text = agendaText(named('a_b*c[1]'));
    expect(text).not.toContain('\\');
    expect(text).toContain('\na_b*c[1]\n');
    const links = agenda.items.flatMap(({ decided }) => decided?.link ?? []);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(text).toContain(link);
    for (const line of text.split('\n'))
      if (!line.includes('://')) expect(line.length).toBeLessThanOrEqual(72);
  });

  it('shows names with underscores and stars as they are in Markdown, and boxes to tick', () => {
    const text = agendaMarkdown(named('a_b_c*d*'));
    const page = new MarkdownIt().render(text);
    expect(page).toContain('<h3>a_b_c*d*</h3>');
    expect(page).not.toContain('<em>');
    expect(text).toMatch(/^- \[ \] Retire, legal since 2024-10-02$/m);
  });
});

describe.runIf(hasDocutils)('the agenda as reStructuredText', () => {
  it('is clean for docutils, with names as they are, boxes, and links that lead where they led', () => {
    const [read] = readRst([agendaRst(named('*a* `b` |c| d_'))]);
    expect(read?.others.filter((each) => each !== 'reference')).toEqual([]);
    expect(read?.paragraphs).toContain('[ ] Retire, legal since 2024-10-02');
    expect(read?.paragraphs).toContain('Would be hurt: *a* `b` |c| d_.');
    const decided = agenda.items.flatMap((each) => each.decided?.link ?? []);
    expect(decided.length).toBeGreaterThan(5);
    for (const link of decided) expect(read?.links).toContain(link);
  });
});

describe('the criteria on the agenda', () => {
  it('say what needs work, in the text and in the JSON alike', () => {
    const text = agendaText(agenda).replace(/\n {2}/g, ' ');
    expect(text).toContain(
      'Stadium health: Needs work: Does a dashboard show the test jobs that gate it? (C1)',
    );
    const { candidates } = JSON.parse(agendaJson(agenda)) as {
      candidates: { project: string; criteria?: object }[];
    };
    const sfc = candidates.find(({ project }) => project === 'networking-sfc');
    expect(sfc?.criteria).toMatchObject({ asOf: '2026-08-01', needs: ['C1', 'L1'] });
    const odl = candidates.find(({ project }) => project === 'networking-odl');
    expect(odl?.criteria).toMatchObject({ state: 'retired' });
  });
});

describe('what can be decided', () => {
  const day = '2026-11-26';
  const candidate = (name: string) => {
    const found = agenda.items.find((each) => each.candidate.project === name)?.candidate;
    if (found === undefined) throw new Error(`${name} is not on the agenda`);
    return found;
  };

  it('of a deprecated project is to retire, revive or leave it', () => {
    const odl = candidate('networking-odl');
    expect(isLegalNow(odl, day)).toBe(true);
    expect(isLegalNow(odl, '2024-10-01')).toBe(false);
    expect(optionsOf(odl, day).map((each) => each.split(/[ ,:]/)[0])).toEqual([
      'Retire',
      'Revive',
      'Leave',
    ]);
  });

  it('of a project that nobody was asked about begins with a call', () => {
    const asked = optionsOf(candidate('macvtap'), day);
    expect(isLegalNow(candidate('macvtap'), day)).toBe(false);
    expect(asked[0]).toBe('Call for maintainers now');
    expect(asked[1]).toMatch(/^Deprecate, legal from 2027-01-16; retired from 2028-03-22/);
  });

  it('of a call that nobody closed is how to close it', () => {
    const open = candidate('neutron-vpnaas-dashboard');
    expect(isLegalNow(open, day)).toBe(true);
    expect(optionsOf(open, day)[0]).toBe('Volunteers were found. Who?');
  });
});

it('fits a session and a page, however large the family: the most urgent first, and how many are left out', () => {
  const [item] = agenda.items;
  const items = Array.from({ length: 5000 }, (_, at) => named(`part-${at}`).items[0] ?? item);
  const { basis, body } = agendaBody({ ...agenda, items } as Agenda);
  expect(basis).toContain('4800 more are left out');
  expect(body.markup).toContain('part-199<');
  expect(body.markup).not.toContain('part-200<');
});
