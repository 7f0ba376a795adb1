import { askReasons } from '../domain/surveysResult.ts';
import type { AskReason } from '../domain/surveysResult.ts';
import type { Occasion } from './occasions.ts';
import { reachablePeople } from './people.ts';
import type { Person, Question } from './people.ts';

/** Everything that the list is worked out from. Days are counted from 1970-01-01 in the org's zone. */
export type AskInput = {
  readonly today: number;
  /** Days for which a contact is asked nothing after a question. */
  readonly restDays: number;
  readonly people: readonly Person[];
  readonly questions: readonly Question[];
  readonly occasions: readonly Occasion[];
};

/** A person to ask, and why. */
export type Ask = { readonly person: Person; readonly occasion: Occasion };

/** People asked at most about one reason that is about nobody in particular. */
const peopleAReason = 3;

/** What is asked for each reason. */
export const askedAbout = {
  term_end: { kind: 'NPS', touchpoint: 'Relationship' },
  before_meeting: { kind: 'NPS', touchpoint: 'Relationship' },
  after_support: { kind: 'CSAT', touchpoint: 'Support' },
  after_onboarding: { kind: 'CSAT', touchpoint: 'Onboarding' }
} as const satisfies Record<AskReason, { readonly kind: string; readonly touchpoint: string }>;

/**
 * Whom to ask next, and why (pure): each person once, the soonest last day first.
 *
 * A reason counts from its first to its last day, and only while nobody was asked about it. Where it names a person only
 * that person is asked, else up to three of the customer's, those asked longest ago first (never before all), so that
 * nobody is picked for a kind answer. People who rest or have left are not asked.
 */
export function askNext(input: AskInput): readonly Ask[] {
  const { today } = input;
  const { people, lastAsked } = reachablePeople(input.people, input.questions, input);
  const byAccount = Map.groupBy(people, ({ accountId }) => accountId);
  const longestFirst = (a: Person, b: Person): number =>
    (lastAsked.get(a.id) ?? -Infinity) - (lastAsked.get(b.id) ?? -Infinity) || byText(a.id, b.id);
  const questions = Map.groupBy(input.questions, ({ accountId }) => accountId);
  const current = input.occasions
    .filter((one) => one.from <= today && today <= one.by && !isAsked(one, questions.get(one.accountId) ?? []))
    .sort(bySoonest);
  const taken = new Set<string>();
  return current.flatMap((occasion) => {
    const there = byAccount.get(occasion.accountId) ?? [];
    const named = occasion.contactId === undefined ? there.toSorted(longestFirst) : there.filter(({ id }) => id === occasion.contactId);
    const asked = named.filter(({ id }) => !taken.has(id)).slice(0, peopleAReason);
    asked.forEach(({ id }) => taken.add(id));
    return asked.map((person) => ({ person, occasion }));
  });
}

/** True where a question about the same thing was put to this customer since the reason arose. */
function isAsked({ reason, caseId, from, on }: Occasion, questions: readonly Question[]): boolean {
  if (caseId !== undefined) return questions.some((question) => question.caseId === caseId);
  const { kind, touchpoint } = askedAbout[reason];
  // Who asks for a recommendation asks about the relationship, whether or not the row says so.
  const isSame = (question: Question): boolean => (kind === 'NPS' ? question.kind === 'NPS' : question.touchpoint === touchpoint);
  const since = reason === 'after_onboarding' ? on : from;
  return questions.some((question) => isSame(question) && question.on >= since);
}

function bySoonest(a: Occasion, b: Occasion): number {
  return a.by - b.by || askReasons.indexOf(a.reason) - askReasons.indexOf(b.reason) || byText(a.becauseId, b.becauseId);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
