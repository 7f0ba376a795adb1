import type { RecommendationAnswer } from '../domain/recommendationAnswer.ts';
import type { FollowUpKind } from '../domain/surveysResult.ts';

/** Something to do about an answer. */
export type FollowUp = {
  /** Same for one answer for ever: `survey:` and the id of the answer. */
  readonly key: string;
  readonly kind: FollowUpKind;
  readonly answer: RecommendationAnswer;
  readonly dueOn: number;
};

/** Days in which an answer is new enough to be taken up. */
const followUpDays = 14;

/** Days to talk to somebody who would not recommend, and to ask somebody who would. */
const daysToAct: Readonly<Record<FollowUpKind, number>> = { close_loop: 2, ask_reference: 14 };

/** Days in which one person is asked for a reference once. */
const referenceEvery = 365;

/** Key of the task about an answer. */
function followUpKey(answerId: string): string {
  return `survey:${answerId}`;
}

/**
 * What recent answers ask for (pure): close the loop with detractors (0-6), ask promoters (9-10) for a reference.
 *
 * Only answers of the last 14 days without a task, open or closed. Nobody is asked for a reference twice in a year, and
 * no promoter of a customer from whom a detractor is heard in the same days: that one comes first.
 *
 * @param answers  of at least the last year, answers outside 0-10 left out
 * @param keys     keys of tasks there are, open or closed
 * @returns        the newest first
 */
export function followUps(answers: readonly RecommendationAnswer[], keys: ReadonlySet<string>, today: number): readonly FollowUp[] {
  const recent = answers.filter(({ on }) => on > today - followUpDays && on <= today);
  const unhappy = new Set(recent.filter(({ score }) => kindOf(score) === 'close_loop').map(({ accountId }) => accountId));
  const asked = new Set<string>();
  for (const { id, contactId, score, on } of answers) {
    const lately = on > today - referenceEvery && keys.has(followUpKey(id));
    if (lately && contactId !== undefined && kindOf(score) === 'ask_reference') asked.add(contactId);
  }
  return recent.toSorted(byNewest).flatMap((answer) => {
    const kind = kindOf(answer.score);
    const key = followUpKey(answer.id);
    if (kind === undefined || keys.has(key)) return [];
    if (kind === 'ask_reference' && (unhappy.has(answer.accountId) || isTwice(answer, asked))) return [];
    return [{ key, kind, answer, dueOn: workday(today + daysToAct[kind]) }];
  });
}

/** Notes the person who is asked for a reference, and says whether that happened before. */
function isTwice({ contactId }: RecommendationAnswer, asked: Set<string>): boolean {
  if (contactId === undefined) return false;
  if (asked.has(contactId)) return true;
  asked.add(contactId);
  return false;
}

function kindOf(score: number): FollowUpKind | undefined {
  if (score < 7) return 'close_loop';
  return score >= 9 ? 'ask_reference' : undefined;
}

/** The same day, or the Monday after a weekend. Day 0 was a Thursday. */
function workday(day: number): number {
  const weekday = (day + 4) % 7;
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day;
}

function byNewest(a: RecommendationAnswer, b: RecommendationAnswer): number {
  return b.on - a.on || (a.id < b.id ? -1 : 1);
}
