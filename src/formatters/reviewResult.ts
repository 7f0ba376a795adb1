import type {
  ReviewedAccount,
  ReviewedContradiction,
  ReviewedOverride,
  ReviewedPulse,
  ReviewedScore,
  ReviewResult
} from '../domain/reviewResult.ts';
import { quantityText } from './explainedValue.ts';
import { hiddenLines } from './hiddenLines.ts';
import { filled, wrapped, type Words } from './words.ts';

/**
 * A list to go through, as text in at most 100 columns.
 *
 * @param words  phrases of `messages/review.md`
 */
export function formatReview(result: ReviewResult, words: Words): readonly string[] {
  const { pulses, contradictions, overrides, hidden } = result;
  if (pulses.length + contradictions.length + overrides.length === 0) {
    return [filled(words('nothing'), result.on), ...hiddenLines(hidden, words)];
  }
  return [
    filled(words('on'), result.on),
    ...section(words('pulses'), pulses, (one) => pulseLines(one, words)),
    ...section(words('contradictions'), contradictions, (one) => contradictionLines(one, words)),
    ...section(words('overrides'), overrides, (one) => overrideLines(one, words)),
    ...hiddenLines(hidden, words)
  ];
}

function section<One extends { readonly account: ReviewedAccount }>(
  title: string,
  list: readonly One[],
  lines: (one: One) => readonly string[]
): readonly string[] {
  return list.length === 0 ? [] : ['', filled(title, list.length), ...list.flatMap((one) => lines(one))];
}

function accountLine(account: ReviewedAccount, words: Words): readonly string[] {
  const { contractValue, currency, manager } = account;
  const value = contractValue === null ? [] : [filled(words('value'), currency ?? '', contractValue.toFixed(2)).trim()];
  return wrapped([`${account.name} (${account.id})`, ...value, ...(manager === null ? [] : [manager])].join(', '), 2);
}

function pulseLines({ account, scorecard, side, since, pulse }: ReviewedPulse, words: Words): readonly string[] {
  const reason = pulse?.reason === null || pulse === undefined ? [] : [`"${pulse.reason}"`];
  const said = pulse === undefined ? words('pulse.hidden') : filled(words('pulse'), pulse.word, pulse.on, pulse.author);
  const than = filled(words(`pulse.${side}`), scoreText(scorecard, words), since);
  return [...accountLine(account, words), ...wrapped([said, ...reason, than].join(' '), 4)];
}

function contradictionLines(one: ReviewedContradiction, words: Words): readonly string[] {
  const text =
    one.kind === 'scorecards'
      ? filled(words('scorecards'), scoreText(one.high, words), scoreText(one.low, words))
      : filled(words('groups'), scoreText(one.scorecard, words), one.high, one.low);
  return [...accountLine(one.account, words), ...wrapped(text, 4)];
}

function scoreText({ title, band, score }: ReviewedScore, words: Words): string {
  return `${title}: ${band ?? ''} ${score === null ? words('noNumber') : score.toFixed(1)}`.replace(/ +/g, ' ');
}

function overrideLines(one: ReviewedOverride, words: Words): readonly string[] {
  const subject = [one.scorecard, one.measure ?? ''].filter((key) => key !== '').join(' / ');
  const what = filled(words(`override.${one.kind}`), subject, quantityText(one.value ?? null));
  const text = filled(words('override'), what, one.until, one.daysLeft, one.author, one.reason, one.id);
  return [...accountLine(one.account, words), ...wrapped(text, 4)];
}
