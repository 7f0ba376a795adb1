import { dayText, epochDay, weekNumber } from '../../domain/day.ts';
import type { ProductLine } from '../../domain/settings.ts';
import type { Market } from '../../propensity/snapshot.ts';
import type { FirstOwned } from '../../signals/firstOwned.ts';
import type { AssessInput } from '../../whitespace/assessInput.ts';
import { feedbackInForce, feedbackKey } from '../../whitespace/feedback.ts';
import { lineRules } from '../../whitespace/lineRules.ts';
import { matchingOf } from '../../whitespace/measureColumns.ts';

/** Product lines as the items of a market, with what they are called. */
export type LineMarket = Market & {
  /** Keys of the lines that take part, by item. */
  readonly lines: readonly string[];
  /** Keys of those whose purchases carry no day. */
  readonly undated: readonly string[];
};

/**
 * The Monday, as an epoch day, of the ISO week that a calendar day is in.
 *
 * @example  mondayOf('1970-01-08') // 4, which is 5 January 1970
 */
export function mondayOf(today: string): number {
  return weekNumber(today) * 7 - 3;
}

/**
 * Who bought what when, and to whom a line may be suggested on a day.
 *
 * Whoever bought anything takes part, whether a customer today or not: who left did buy. A line may be suggested where a rule of
 * it is for the account and its eligible filter lets the account in (both by what is known today), where it was not retired on the
 * day, the line that it needs first had been bought, and no answer of a person stood against it. Answers count from the day after
 * they were given.
 *
 * Pure. Source: docs/METHODS.md, "First purchase".
 */
export function lineMarket(input: AssessInput, { firstOn, undated }: FirstOwned): LineMarket {
  const taking = input.settings.productLines
    .filter(({ key }) => firstOn.has(key))
    .sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1));
  const segments = taking.map((line) => lineRules(input, line).place);
  const answers = answersOn(input);
  return {
    lines: taking.map(({ key }) => key),
    undated,
    purchases: {
      accounts: input.accounts.length,
      items: taking.length,
      firstOn: taking.map(({ key }) => firstOn.get(key) ?? new Float64Array(input.accounts.length).fill(NaN))
    },
    segmentOf: (item) => segments[item] ?? [],
    eligible: (item, day) => {
      const line = taking[item];
      const open = new Uint8Array(input.accounts.length);
      if (line === undefined || isRetired(line, day)) return open;
      const mayBuy = mayBuyOn(input, line, { day, needed: line.needsFirst === undefined ? undefined : firstOn.get(line.needsFirst) });
      const against = answers(day);
      return open.map((_, i) => {
        const named = (segments[item]?.[i] ?? -1) >= 0 && mayBuy(i);
        return named && !against.has(feedbackKey(input.accounts[i] ?? '', line.key)) ? 1 : 0;
      });
    }
  };
}

function isRetired({ retiredOn }: ProductLine, day: number): boolean {
  return retiredOn !== undefined && epochDay(retiredOn) <= day;
}

/** @param then.needed  first purchases of the line that is needed first; absent where there is none, or where they carry no day */
function mayBuyOn(
  input: AssessInput,
  { eligibleFilter, needsFirst }: ProductLine,
  then: { readonly day: number; readonly needed: Float64Array | undefined }
): (i: number) => boolean {
  const sold = eligibleFilter === undefined ? undefined : matchingOf(input, eligibleFilter);
  return (i) => (sold === undefined || (sold[i] ?? 0) > 0) && (needsFirst === undefined || (then.needed?.[i] ?? NaN) < then.day);
}

/** Pairs of account and line against which a person's answer stood when a day began; each day is worked out once. */
function answersOn(input: AssessInput): (day: number) => ReadonlyMap<string, unknown> {
  const known = new Map<number, ReadonlyMap<string, unknown>>();
  return (day) => {
    const today = dayText(day);
    const inForce =
      known.get(day) ??
      feedbackInForce(
        input.feedback.filter(({ on }) => on !== undefined && on < today),
        today
      );
    known.set(day, inForce);
    return inForce;
  };
}
