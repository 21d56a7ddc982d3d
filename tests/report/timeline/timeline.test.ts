import ICAL from 'ical.js';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../src/domain/lifecycle.ts';
import { timelineBody } from '../../../src/report/timeline/html.ts';
import { timelineIcs } from '../../../src/report/timeline/ics.ts';
import { timelineJson } from '../../../src/report/timeline/json.ts';
import { timelineMarkdown } from '../../../src/report/timeline/markdown.ts';
import { timelineTable } from '../../../src/report/timeline/table.ts';
import type { TimelineInput } from '../../../src/report/timeline/view.ts';
import { stepWord } from '../../../src/words/steps.ts';

function anEntry(rest: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    project: 'networking-odl',
    step: 'retire-by',
    date: '2024-10-02',
    state: 'overdue',
    estimated: false,
    rule: 'two-cycles',
    series: 'dalmatian',
    ...rest,
  };
}

const entries = [
  anEntry({
    project: 'b',
    state: 'planned',
    date: '2028-02-29',
    estimated: true,
    series: '2028.1',
  }),
  anEntry({ project: 'a', state: 'due', date: '2026-12-31' }),
  anEntry({
    project: 'a',
    state: 'done',
    date: '2023-05-26',
    step: 'deprecated',
    rule: 'unanswered-call',
  }),
  anEntry(),
];

const input: TimelineInput = {
  team: 'neutron',
  asOf: '2026-11-22',
  entries,
  rules: { 'two-cycles': { title: 'Two full cycles.', source: 'https://example.org/rule' } },
  withDone: false,
};

const retirement = stepWord(anEntry());
const nasty = '<b>|`x`: ;#\u001b[31m\n=cmd';

describe('the table', () => {
  it('puts what is late first, then what is next, and names the rules', () => {
    const rows = timelineTable(input)
      .split('\n')
      .map((line) => line.split(/ {2,}/));

    expect(rows).toEqual([
      ['state', 'date', 'project', 'step', 'rule'],
      ['overdue', '2024-10-02', 'networking-odl', retirement, 'two-cycles'],
      ['due', '2026-12-31', 'a', retirement, 'two-cycles'],
      ['planned', '2028-02-29 (estimated)', 'b', retirement, 'two-cycles'],
      [''],
      ['Rules:'],
      ['', 'two-cycles: Two full cycles. (ours)'],
      [''],
    ]);
  });

  it('lists what was done last, when asked', () => {
    const lines = timelineTable({ ...input, withDone: true }).split('\n');

    expect(lines[4]).toMatch(/^done +2023-05-26 +a +deprecated/);
  });

  it('says that nothing is due', () => {
    expect(timelineTable({ ...input, entries: [] })).toBe('neutron, 2026-11-22: nothing is due\n');
  });

  it('shows control characters instead of sending them to the terminal', () => {
    expect(timelineTable({ ...input, entries: [anEntry({ project: nasty })] })).not.toContain(
      '\u001b',
    );
  });
});

describe('Markdown', () => {
  it('has a table and a Gantt chart with late steps marked', () => {
    const text = timelineMarkdown(input);

    expect(text).toContain(
      `| **overdue** | 2024-10-02 | networking-odl | ${retirement} | \`two-cycles\` |`,
    );
    expect(text).toContain(
      `  section networking-odl\n  ${retirement.replace(',', '')} :crit, milestone, 2024-10-02, 0d`,
    );
  });

  it('keeps names from becoming markup, in the table and in the chart', () => {
    const text = timelineMarkdown({
      ...input,
      entries: [anEntry({ project: nasty, link: 'javascript:alert(1)' })],
    });
    const html = new MarkdownIt({ html: true }).render(text);

    expect(html).not.toContain('<b>');
    expect(html).not.toContain('javascript:');
    expect(html.match(/<td>/g)).toHaveLength(5);
    expect(text).toContain('  section b x 31m cmd\n');
  });
});

describe('HTML', () => {
  it('escapes names and links to the decision', () => {
    const page = timelineBody({
      ...input,
      entries: [anEntry({ project: nasty, link: 'https://example.org/?a="b"' })],
    }).body.markup;

    expect(page).not.toContain('<b>');
    expect(page).toContain('href="https://example.org/?a&#61;%22b%22"');
  });
});

describe('JSON', () => {
  it('holds the entries in order, with the rules', () => {
    const parsed = JSON.parse(timelineJson(input));

    expect(parsed).toMatchObject({ schemaVersion: 1, team: 'neutron', asOf: '2026-11-22' });
    expect(parsed.entries.map((each: TimelineEntry) => each.project)).toEqual([
      'networking-odl',
      'a',
      'b',
    ]);
    expect(parsed.rules).toEqual([
      { code: 'two-cycles', title: 'Two full cycles.', source: 'https://example.org/rule' },
    ]);
  });
});

describe('iCalendar, read back by another library', () => {
  function eventsOf(text: string) {
    const component = new ICAL.Component(ICAL.parse(text));
    return component.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  }

  it('has one all-day event for each open step, leap day included', () => {
    const events = eventsOf(timelineIcs(input));

    expect(events.map((event) => [event.startDate.toString(), event.endDate.toString()])).toEqual([
      ['2024-10-02', '2024-10-03'],
      ['2026-12-31', '2027-01-01'],
      ['2028-02-29', '2028-03-01'],
    ]);
    expect(events.every((event) => event.startDate.isDate)).toBe(true);
    expect(events[0]?.summary).toBe(`networking-odl: ${retirement} (overdue)`);
    expect(events[2]?.description).toContain('estimated');
  });

  it('keeps the identity of an event when its date moves, and raises its sequence', () => {
    const [before] = eventsOf(timelineIcs({ ...input, entries: [anEntry()] }));
    const moved = { ...input, asOf: '2026-11-23', entries: [anEntry({ date: '2025-04-02' })] };
    const [after] = eventsOf(timelineIcs(moved));

    expect(after?.uid).toBe(before?.uid);
    expect((after?.sequence ?? 0) > (before?.sequence ?? 0)).toBe(true);
  });

  it('gives events of different steps, projects and teams different identities', () => {
    const many = [
      anEntry(),
      anEntry({ step: 'move-to-stadium-by' }),
      anEntry({ project: 'a.b' }),
      anEntry({ project: 'a' }),
    ];
    const uids = eventsOf(timelineIcs({ ...input, entries: many })).map(({ uid }) => uid);

    expect(new Set(uids).size).toBe(4);
  });

  it('reads names back to the letter', () => {
    const [event] = eventsOf(
      timelineIcs({ ...input, entries: [anEntry({ project: 'a,b;c\\d é'.repeat(12) })] }),
    );

    expect(event?.summary.startsWith('a,b;c\\d é'.repeat(12))).toBe(true);
  });

  it('is the same, byte for byte, at any time of day', () => {
    expect(timelineIcs(input)).toBe(timelineIcs(input));
    expect(timelineIcs(input)).toContain('DTSTAMP:20261122T000000Z');
  });
});
