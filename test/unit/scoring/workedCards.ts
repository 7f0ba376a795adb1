import type { Detail, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import type { WhatIfCard } from '../../../src/scoring/whatIfCard.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { fittedDetail } from '../../../src/writeback/detailText.ts';
import { assessCase, resultOf, workedSignals } from '../whitespace/assessCase.ts';

/** Result of the worked example's account on one scorecard as its record holds it; `signals` are added or changed. */
export function workedCard(
  key: string,
  signals: Readonly<Record<string, readonly number[]>> = {},
  more: Partial<AssessInput> = {}
): WhatIfCard {
  const input = assessCase({ ...workedSignals, ...signals }, more);
  const detail = resultOf(input).scorecards.find((scorecard) => scorecard.key === key)?.detail;
  const version = settingsVersions(input.settings).find(({ subject }) => subject === key);
  if (detail === undefined || version === undefined) throw new Error(`the worked example has no result on ${key}`);
  return { detail: JSON.parse(fittedDetail(detail).text) as Detail, settings: JSON.parse(version.text) as ScorecardSettingsJson };
}
