import type { Detail, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import type { WhatIfCard } from '../../../src/scoring/whatIfCard.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { fittedDetail } from '../../../src/writeback/detailText.ts';
import { assessCase, resultOf, workedSignals } from '../whitespace/assessCase.ts';

/** Results of the worked example's account as records hold them, by scorecard; `signals` are added or changed. */
export function workedCards(
  signals: Readonly<Record<string, readonly number[]>> = {},
  more: Partial<AssessInput> = {}
): Readonly<Record<string, WhatIfCard>> {
  const input = assessCase({ ...workedSignals, ...signals }, more);
  const versions = settingsVersions(input.settings);
  const cards = resultOf(input).scorecards.map(({ key, detail }): [string, WhatIfCard] => {
    const settings = JSON.parse(versions.find(({ subject }) => subject === key)?.text ?? '') as ScorecardSettingsJson;
    return [key, { detail: JSON.parse(fittedDetail(detail).text) as Detail, settings }];
  });
  return Object.fromEntries(cards);
}

/** One of them; fails where there is none. */
export function workedCard(
  key: string,
  signals: Readonly<Record<string, readonly number[]>> = {},
  more: Partial<AssessInput> = {}
): WhatIfCard {
  const card = workedCards(signals, more)[key];
  if (card === undefined) throw new Error(`the worked example has no result on ${key}`);
  return card;
}
