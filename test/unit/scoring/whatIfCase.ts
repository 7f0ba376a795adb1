import type { HeldBand, HeldRule } from '../../../src/domain/heldState.ts';
import type { Detail, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import { dayText, epochDay } from '../../../src/domain/day.ts';
import type { WhatIfCard } from '../../../src/scoring/whatIfCard.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { accountDetail } from '../../../src/whitespace/accountDetail.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { AssessInput, SignalColumns } from '../../../src/whitespace/assessInput.ts';
import { fittedDetail } from '../../../src/writeback/detailText.ts';
import { ACME, assessCase, today } from '../whitespace/assessCase.ts';
import type { RandomCase } from './whatIfSettings.ts';

/** What a run of one of the nights reads; `nights` later, with nothing grown older. */
export function inputOf(random: RandomCase, night: 0 | 1, held: readonly Result[], nights: number): AssessInput {
  const { settings, values, ages, overrides, customerDays } = random;
  const day = epochDay(today) + nights;
  const signals = new Map(
    settings.signals.map(({ key }): [string, SignalColumns] => {
      const [first, second, third, fourth] = values[key] ?? [NaN, NaN, NaN, NaN];
      const column = [night === 0 ? first : second, third, fourth];
      return [
        key,
        { values: column, on: column.map(() => day - (ages[key] ?? 0)), rows: column.map((one) => (Number.isNaN(one) ? 0 : 1)) }
      ];
    })
  );
  return {
    ...assessCase({ any: [1, 1, 1] }, { settings, signals, overrides }),
    ...{ asOf: { instant: `${dayText(day)}T02:10:00.000Z`, timeZone: 'Europe/Berlin', today: dayText(day) } },
    accounts: [ACME, '001000000000002AAA', '001000000000003AAA'],
    uses: new Map(),
    customerSince: [day - customerDays, NaN, NaN],
    contracts: { value: [NaN, NaN, NaN], decisionOn: [day + 20, NaN, NaN] },
    heldRules: held.flatMap(heldRulesOf),
    heldBands: held.flatMap(heldBandOf)
  };
}

/** What a run wrote of the tested account on one scorecard, read back from its text. */
export type Result = WhatIfCard & { readonly plain: number };

/** Runs the engine as a sync does. */
export function runOf(input: AssessInput): readonly Result[] {
  const contents = new Map(
    settingsVersions(input.settings).map(({ subject, text }) => [subject, JSON.parse(text) as ScorecardSettingsJson])
  );
  return assessAccounts(input).scorecards.map((scorecard) => {
    const settings = contents.get(scorecard.key);
    if (settings === undefined) throw new Error(`no content of ${scorecard.key}`);
    const detail = JSON.parse(fittedDetail(accountDetail(input, scorecard, 0)).text) as Detail;
    return { detail, settings, plain: scorecard.result.plain[0] ?? NaN };
  });
}

function heldRulesOf({ detail }: Result): readonly HeldRule[] {
  return detail.rules.map(({ k, since, cond = '', ends }) => ({
    accountId: ACME,
    rule: k,
    since,
    cond,
    ...(ends === undefined ? {} : { ends })
  }));
}

function heldBandOf({ detail, settings }: Result): readonly HeldBand[] {
  const { band, next } = detail;
  const base = { accountId: ACME, scorecard: settings.scorecard.k, since: today };
  return band === null ? [] : [{ ...base, band, ...(next === undefined ? {} : { next }) }];
}

/** The results of the second of two nights, each with its own readings. */
export function lastNight(random: RandomCase): readonly Result[] {
  return runOf(inputOf(random, 1, runOf(inputOf(random, 0, [], 0)), 1));
}
