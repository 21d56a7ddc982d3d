// The scorecard of one project: its answers, those of people laid over those of probes, and what they come to.

import type {
  CriteriaCard,
  CriterionAnswer,
  Dimension,
  DimensionState,
  PersonAnswer,
  Question,
  Seen,
} from '../domain/criteria.ts';
import type { Probe } from '../domain/probe.ts';
import type { ProjectClass } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { look } from './ask-probe.ts';
import { type ProbeView, seen } from './probe-view.ts';

/** What probes see of one question. */
export function answerOf(question: Question, kind: ProjectClass, view: ProbeView): CriterionAnswer {
  return { by: question.probe === undefined ? 'person' : 'probe', ...asked(question, kind, view) };
}

function asked(question: Question, kind: ProjectClass, view: ProbeView): Seen {
  const { kinds, when, probe, hint, says = [] } = question;
  if (kinds !== undefined && !kinds.includes(kind))
    return seen('not-applicable', `not asked of a ${kind.replaceAll('-', ' ')}`);
  const condition = when === undefined ? undefined : look(when, view);
  if (condition?.answer === 'no') return seen('not-applicable', condition.why, condition.proof);
  if (condition?.answer === 'unknown') return condition;
  if (probe === undefined) return hinted(hint, view);
  const answer = look(probe, view);
  if (answer.answer !== 'no') return answer;
  for (const { when: told, text } of says) {
    const reason = look(told, view);
    if (reason.answer === 'yes') return seen('no', text, reason.proof);
  }
  return answer;
}

/** What a person should look at; a count of none tells as well. */
function hinted(hint: Probe | undefined, view: ProbeView): Seen {
  if (hint === undefined) return seen('unknown', 'only a person can say');
  const { answer, why, proof } = look(hint, view);
  const isSeen = answer === 'yes' || (answer === 'no' && 'workIn' in hint);
  return seen('unknown', `only a person can say${isSeen ? `; seen: ${why}` : ''}`, proof);
}

/** The card with what people said up to the day; an answer that has run out no longer counts. */
export function withPeople(
  card: CriteriaCard,
  people: readonly PersonAnswer[],
  dimensions: readonly Dimension[],
  day: IsoDate,
): CriteriaCard {
  const answers = Object.fromEntries(
    Object.entries(card.answers).map(([id, answer]) => {
      const said = people.findLast(
        ({ project, question, date, until }) =>
          project === card.name &&
          question === id &&
          date <= day &&
          (until === undefined || day <= until),
      );
      return [id, said === undefined ? answer : personal(said, answer)];
    }),
  );
  return { ...card, answers, dimensions: statesOf(answers, dimensions, card.state) };
}

function personal(
  said: PersonAnswer,
  { by, answer, why, proof }: CriterionAnswer,
): CriterionAnswer {
  const seenBefore = by === 'probe' && answer !== 'exempt' ? { probe: { answer, why, proof } } : {};
  return {
    answer: said.answer,
    by: 'person',
    why: said.reason,
    proof: [],
    link: said.link,
    ...(said.until === undefined ? {} : { until: said.until }),
    ...seenBefore,
  };
}

/** Each column: needs work where one answer is no; else unknown where one is; exempt asks for nothing. */
export function statesOf(
  answers: Readonly<Record<string, CriterionAnswer>>,
  dimensions: readonly Dimension[],
  state: CriteriaCard['state'],
): Readonly<Record<string, DimensionState>> {
  return Object.fromEntries(
    dimensions.map(({ id, needs }) => [
      id,
      state === 'retired' ? 'not-applicable' : stateOf(answers, needs),
    ]),
  );
}

function stateOf(
  answers: Readonly<Record<string, CriterionAnswer>>,
  needs: readonly string[],
): DimensionState {
  const given = needs.flatMap((id) => answers[id]?.answer ?? []);
  if (given.includes('no')) return 'needs-work';
  if (given.length === 0 || given.includes('unknown')) return 'unknown';
  return given.includes('yes') ? 'met' : 'not-applicable';
}
