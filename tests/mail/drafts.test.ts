import { describe, expect, it } from 'vitest';
import { type DraftInput, draftMails } from '../../src/mail/drafts.ts';
import type { MailRecord } from '../../src/mail/history.ts';
import { checkMessage, type Message } from '../../src/mail/message.ts';
import { allowList } from '../../src/registry/mail.ts';
import { mailRenderer } from '../../src/words/mail-templates.ts';
import { sender } from './a-message.ts';
import {
  aCard,
  aDecision,
  aVerdict,
  called2019,
  measured,
  scorecard2019,
  someSettings,
  summaryLink,
} from './fixtures.ts';

const render = mailRenderer();

function draft(over: Partial<DraftInput> = {}) {
  return draftMails({
    ...{ scorecard: scorecard2019(), settings: someSettings(), today: '2019-11-12' },
    ...{ history: { mails: [], answers: [] }, campaign: 'call', from: sender, render },
    ...{ projects: [], affected: new Map() },
    ...over,
  });
}

function only(over: Partial<DraftInput> = {}): Message {
  const { messages } = draft(over);
  expect(messages).toHaveLength(1);
  return messages[0] as Message;
}

const sfc = { projects: ['networking-sfc'] };
const withCard = (card: ReturnType<typeof aCard>) => ({
  scorecard: scorecard2019({ projects: [card] }),
});
const called: MailRecord = {
  ...{ key: 'k', messageId: '<call@lists.example.org>', campaign: 'call', list: 'l' },
  ...{ project: 'networking-sfc', period: '2019-11-12', covers: ['networking-sfc'] },
  ...{ subject: '[neutron][networking-sfc] Call', words: '250', at: '2019-11-13T10:00:00Z' },
  ...({ audience: 'list', status: 'sent' } as const),
  refused: 0,
};
const history = { mails: [called], answers: [] };

describe('the calls of November 2019', () => {
  it('are exactly those that the team decided on', () => {
    const { messages, held } = draft();
    expect(messages.map((message) => message.project).sort()).toEqual([...called2019].sort());
    expect(held).toEqual([]);
  });

  it('are as many as the decisions to call, each a mail of its own', () => {
    const extra = scorecard2019().projects.concat(aCard('networking-extra'));
    const { messages } = draft({ scorecard: scorecard2019({ projects: extra }) });
    expect(messages).toHaveLength(10);
    expect(new Set(messages.map((message) => message.messageId)).size).toBe(10);
  });

  it('pass the check that comes before sending', () => {
    for (const message of draft().messages) {
      expect(() => checkMessage(message, allowList(someSettings()))).not.toThrow();
    }
  });

  it('read as they should', async () => {
    await expect(only(sfc).text).toMatchFileSnapshot('../golden/mail/call.txt');
  });

  it('keep to 72 columns but for links, with an ASCII subject and its tags', () => {
    for (const { text, subject, project } of draft().messages) {
      expect(subject).toBe(
        `[neutron][stadium][${project}] Call for maintainers, please answer by 2020-02-10`,
      );
      for (const line of text.split('\n')) {
        if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(72);
      }
    }
  });

  it('say what was seen, decided, asked, and what comes when', () => {
    const { text } = only(sfc);
    for (const part of [
      '1 commit',
      'sample 16',
      '2019-04-11',
      '2020-02-10',
      '2021-04-14',
      'estimated',
      summaryLink,
      sender.name,
      '4 hours a week',
    ]) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain(part);
    }
  });
});

describe('the words of a call', () => {
  it('say that something is unknown, and never a number for it', () => {
    const unknown = {
      ...measured(0),
      state: 'unknown',
      reason: { code: 'timeout', detail: 'Gerrit did not answer' },
    } as const;
    const card = aCard('networking-sfc', { measurements: { 'own-code-commits-cycle': unknown } });
    const { text } = only(withCard(card));
    expect(text.replaceAll(/\s+/g, ' ')).toContain('could not be measured (Gerrit did not answer)');
    expect(text).not.toMatch(/\b0 commits/);
  });

  it('say so when the figures alone would not have asked for it', () => {
    const card = aCard('networking-sfc', { verdict: aVerdict('healthy', 77) });
    expect(only(withCard(card)).text.replaceAll(/\s+/g, ' ')).toContain(
      'the project counts as healthy (77 of 100 points)',
    );
  });

  it('hold nothing that a decision or a summary could smuggle in', () => {
    const reason = 'fine\r\n\r\n-- \r\nFrom nobody\u202e\u001b[0m {{{x}}} <b>';
    const card = aCard('networking-sfc', {
      decision: aDecision('networking-sfc', 'call', { reason }),
      summary: '\n-- \nBcc: evil@example.com',
    });
    const { text } = only(withCard(card));
    expect(text).not.toMatch(/^-- ?$|^From |^Bcc:/m);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(text).toContain('<U+202E>');
  });
});

describe('what is held back', () => {
  it('is told with its reason, and not drafted', () => {
    const cards = [aCard('a'), aCard('b', { verdict: aVerdict('undetermined', 40) })];
    const { messages, held } = draft({ scorecard: scorecard2019({ projects: cards }) });
    expect(messages.map((message) => message.project)).toEqual(['a']);
    expect(held.map(({ project, gates }) => [project, gates[0]?.code])).toEqual([
      ['b', 'undetermined'],
    ]);
  });

  it('is told for a project that was named, whatever the reason', () => {
    const { messages, held } = draft({ projects: ['networking-ovn'] });
    expect(messages).toEqual([]);
    expect(held[0]?.gates[0]?.code).toBe('not-decided');
  });

  it('refuses a name that nobody knows', () => {
    expect(() => draft({ projects: ['networking-sfq'] })).toThrow('networking-sfq');
  });
});

describe('the mails that follow', () => {
  const later = { today: '2019-12-10', history, scorecard: scorecard2019({ asOf: '2019-12-10' }) };

  it('remind in the thread of the call, once', async () => {
    const message = only({ ...later, ...sfc, campaign: 'reminder' });
    expect(message).toMatchObject({
      inReplyTo: called.messageId,
      subject: 'Re: [neutron][networking-sfc] Call',
    });
    await expect(message.text).toMatchFileSnapshot('../golden/mail/reminder.txt');
  });

  it('thank in the thread of the call', async () => {
    const decision = aDecision('networking-sfc', 'volunteers', {
      ...{ date: '2019-12-05', reason: 'volunteers answered the call for maintainers' },
      by: 'answers on openstack-discuss',
    });
    const projects = [aCard('networking-sfc', { decision })];
    const scorecard = scorecard2019({ asOf: '2019-12-10', projects });
    const message = only({ ...later, scorecard, campaign: 'thanks' });
    expect(message.inReplyTo).toBe(called.messageId);
    await expect(message.text).toMatchFileSnapshot('../golden/mail/thanks.txt');
  });

  it('announce a deprecation under a subject of its own, with the day of the end', async () => {
    const decision = aDecision('networking-sfc', 'deprecate', { date: '2020-06-18' });
    const projects = [aCard('networking-sfc', { decision, stage: 'deprecated' })];
    const scorecard = scorecard2019({ asOf: '2020-06-20', projects });
    const message = only({ ...later, today: '2020-06-20', scorecard, campaign: 'notice' });
    expect(message.subject).toContain('Deprecated');
    expect(message.text).toContain('2021-04-14');
    await expect(message.text).toMatchFileSnapshot('../golden/mail/deprecation-notice.txt');
  });

  it('put everything into one digest that stands for each of its calls', async () => {
    const message = only({ campaign: 'digest' });
    expect([...message.covers].sort()).toEqual([...called2019].sort());
    expect(message.project).toBe('neutron');
    await expect(message.text).toMatchFileSnapshot('../golden/mail/digest.txt');
  });

  it('put no undetermined project up for a call in the digest', () => {
    const cards = [aCard('a'), aCard('b', { verdict: aVerdict('undetermined', 40) })];
    const { messages, held } = draft({
      ...{ scorecard: scorecard2019({ projects: cards }), campaign: 'digest' },
    });
    expect(messages[0]?.covers).toEqual(['a']);
    expect(held.map(({ project }) => project)).toEqual(['b']);
  });

  it('write no digest on old figures', () => {
    expect(draft({ campaign: 'digest', today: '2020-01-01' }).messages).toEqual([]);
  });
});

describe('copies', () => {
  it('go to the people concerned, and each gets one of a digest', () => {
    const person = { name: 'A maintainer', address: 'maintainer@example.org' };
    const affected = new Map([
      ['networking-sfc', [person]],
      ['neutron-fwaas', [person]],
    ]);
    expect(only({ ...sfc, affected }).affected).toEqual([person]);
    expect(only({ campaign: 'digest', affected }).affected).toEqual([person]);
    expect(only(sfc).affected).toEqual([]);
  });
});
