import { dayText, epochDay } from '../../domain/day.ts';
import type { ReplayJson } from '../../domain/resultJson.ts';
import type { ShownSuggestion } from '../../domain/shownSuggestion.ts';
import type { AssessInput } from '../../whitespace/assessInput.ts';
import { feedbackKey } from '../../whitespace/feedback.ts';

/** Answers by which a person says that a product line is nothing for the account. */
const declining = ['Not_A_Fit', 'Has_Competitor', 'Does_It_Themselves'];

/** First purchases of each account by product line key, as `readFirstOwned` gives them. */
type FirstOn = ReadonlyMap<string, Float64Array>;

/**
 * What became of what was put forward: bought for the first time on that day or later, or answered against.
 *
 * A line that the account had bought before is no suggestion, and one whose purchases carry no day tells nothing: neither
 * counts. Pure. Source: docs/METHODS.md, "Put forward and seen".
 *
 * @param before  epoch day: what was put forward, bought or answered on it or later does not count yet
 * @returns       undefined where nothing was put forward
 */
export function fateOfShown(
  input: Pick<AssessInput, 'accounts' | 'feedback'>,
  shown: readonly ShownSuggestion[],
  firstOn: FirstOn,
  before: number
): ReplayJson['shown'] {
  const places = new Map(input.accounts.map((id, i) => [id, i]));
  const end = dayText(before);
  const counted = shown.flatMap(({ accountId, productLine, shownOn }) => {
    const first = firstOn.get(productLine)?.[places.get(accountId) ?? -1];
    return first === undefined || shownOn >= end || first < epochDay(shownOn) ? [] : [{ accountId, productLine, shownOn, first }];
  });
  if (counted.length === 0) return undefined;
  const answers = Map.groupBy(
    input.feedback.filter(({ answer, on = end }) => on < end && declining.includes(answer)),
    ({ accountId, productLine }) => feedbackKey(accountId, productLine)
  );
  const isDeclined = ({ accountId, productLine, shownOn }: ShownSuggestion): boolean =>
    (answers.get(feedbackKey(accountId, productLine)) ?? []).some(({ on = '' }) => on >= shownOn);
  return {
    since: counted.reduce((earliest, { shownOn }) => (shownOn < earliest ? shownOn : earliest), end),
    put: counted.length,
    bought: counted.filter(({ first }) => !Number.isNaN(first)).length,
    declined: counted.filter((one) => Number.isNaN(one.first) && isDeclined(one)).length
  };
}
