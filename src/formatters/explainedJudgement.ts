import type { ExplainedOverride, ExplainedScorecard, Explanation } from '../domain/explanation.ts';
import type { FlagJson } from '../domain/resultJson.ts';
import { quantityText } from './explainedValue.ts';
import { filled, wrapped, type Words } from './words.ts';

/** The manager's pulse, where judgements contradict one another, and overrides that no scorecard of the account has. */
export function accountJudgement(explanation: Explanation, words: Words): readonly string[] {
  const { pulse, flags, overrides, scorecards } = explanation;
  const shown = new Set(scorecards.map(({ key }) => key));
  return [
    ...(pulse === undefined ? [] : pulseLines(pulse, words)),
    ...flags.flatMap((flag) => wrapped(flagText(flag, scorecards, words), 0)),
    ...overrides.filter(({ scorecard }) => !shown.has(scorecard)).flatMap((one) => overrideLines(one, undefined, words, 0))
  ];
}

/** Overrides of one scorecard, and its score without them. */
export function scorecardJudgement(
  scorecard: ExplainedScorecard,
  overrides: readonly ExplainedOverride[],
  words: Words
): readonly string[] {
  const { plain } = scorecard.detail;
  const without = plain === undefined ? [] : wrapped(plain === null ? words('plain.none') : filled(words('plain'), plain.toFixed(1)), 2);
  return [
    ...without,
    ...overrides.filter((one) => one.scorecard === scorecard.key).flatMap((one) => overrideLines(one, scorecard, words, 2))
  ];
}

function pulseLines(pulse: NonNullable<Explanation['pulse']>, words: Words): readonly string[] {
  const said = filled(words('pulse'), pulse.word, pulse.on, pulse.ageDays, pulse.author);
  const reason = pulse.reason === null ? [] : [`"${pulse.reason}"`];
  return wrapped([said, ...reason, ...(pulse.waiting ? [words('pulse.waiting')] : [])].join(' '), 0);
}

/** A disagreement in words, with the titles of the scorecards as far as the account has them. */
function flagText(flag: FlagJson, scorecards: readonly ExplainedScorecard[], words: Words): string {
  const find = (key: string): ExplainedScorecard | undefined => scorecards.find((one) => one.key === key);
  const title = (key: string): string => find(key)?.settings.scorecard.title ?? key;
  if (flag.k === 'scorecards') return filled(words('flag.scorecards'), title(flag.high), title(flag.low));
  if (flag.k === 'pulse') return filled(words(`flag.pulse.${flag.side}`), title(flag.scorecard), flag.since);
  const group = (key: string): string => find(flag.scorecard)?.settings.groups.find(({ k }) => k === key)?.title ?? key;
  return filled(words('flag.groups'), title(flag.scorecard), group(flag.high), group(flag.low));
}

function overrideLines(
  override: ExplainedOverride,
  scorecard: ExplainedScorecard | undefined,
  words: Words,
  indent: number
): readonly string[] {
  const measure = scorecard?.settings.measures.find(({ k }) => k === override.measure)?.title ?? override.measure;
  const what = filled(
    words(`override.${override.kind}.${measure === undefined ? 'scorecard' : 'measure'}`),
    ...(measure === undefined ? [] : [measure]),
    quantityText(override.value ?? null)
  );
  const idle = override.standing === 'counts' && !override.acts ? [words('override.idle')] : [];
  const said = filled(words('override'), what, override.until, override.author, override.reason, override.id);
  const { fault } = override;
  const standing = fault === undefined ? words(`override.${override.standing}`) : filled(words(`override.${fault.name}`), fault.value);
  return wrapped([standing, said, ...idle].join(' '), indent);
}
