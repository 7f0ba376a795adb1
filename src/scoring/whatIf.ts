import type { ResultState } from '../domain/detailJson.ts';
import { LIMIT, OVERRIDE, explainScore } from './explainScore.ts';
import type { Explanation } from './explainScore.ts';
import { actingRule, limitsOf } from './limits.ts';
import type { Limiting } from './limits.ts';
import { resultState } from './resultState.ts';
import { bandOf } from './roundScore.ts';
import { scoreAccounts } from './scoreAccounts.ts';
import type { EngineColumns, EngineResult, HeldBands } from './types.ts';
import { movedColumns, openCard } from './whatIfCard.ts';
import type { Moves, OpenedCard, WhatIfCard } from './whatIfCard.ts';
import { whatIfRules } from './whatIfRules.ts';
import type { When, WhatIfRule } from './whatIfRules.ts';

/** What is asked. */
export type Question = {
  /** Values by signal key; absent = nothing moves. */
  readonly moves?: Moves;
  /** Other results of the account, for rules that look at their scores; absent ones stay as they are. */
  readonly others?: readonly WhatIfCard[];
  /** Absent = the next nightly run. */
  readonly when?: When;
};

/** A line of a score that would be. */
export type WhatIfMeasure = {
  readonly k: string;
  /** Points 0-100 that count, not rounded; null = unknown. */
  readonly pts: number | null;
  /** Weight that takes part. */
  readonly w: number;
  /** Share of the score and distance from the best band, as in a detail: one decimal, they add up exactly. */
  readonly con: number;
  readonly eff: number;
};

/** A reason of a score that would be: a measure, the rule that acts, or what people said of the whole scorecard. */
export type WhatIfReason = { readonly of: 'measure' | 'rule' | 'override'; readonly k: string; readonly eff: number };

/** A score that would be, with the numbers that a run would write. */
export type WhatIf = {
  readonly state: ResultState;
  /** Rounded, as shown; null = no number. */
  readonly score: number | null;
  /** Rounded, before caps and floors, without human overrides; null = none. */
  readonly computed: number | null;
  /** Rounded, after rules, without human overrides; null = none. */
  readonly plain: number | null;
  /** Rounded, before caps and floors, with human overrides of measures: what contributions add up to; null = no number. */
  readonly base: number | null;
  /** Rounded, after rules, with human overrides of measures, before those of the scorecard; null = no number. */
  readonly ruled: number | null;
  /** Key of the band that would be shown, and of the one that the score falls into; null = no number. */
  readonly band: string | null;
  readonly pointsTo: string | null;
  /** Observed weight / weight in use, 0-1, and the readings behind it. */
  readonly coverage: number;
  readonly readings: number;
  readonly inUse: number;
  /** Key of the group with the lowest score; null = none. */
  readonly worst: string | null;
  readonly measures: readonly WhatIfMeasure[];
  /** What rules and people's word for the whole scorecard take or give; 0 = nothing. */
  readonly limit: number;
  readonly override: number;
  readonly rules: readonly (WhatIfRule & { readonly acts: boolean })[];
  /** The most negative effects, at most three, worst first. */
  readonly reasons: readonly WhatIfReason[];
};

/**
 * The score that a run would find if signals had other values and nothing else changed.
 *
 * Worked out by the engine itself from what the record of the result holds, so it is the number that a sync on the day of
 * that result gives once the org holds those values. A moved reading is fresh; ages, overrides and sensitive readings stay.
 *
 * Source: docs/METHODS.md, "What if".
 *
 * @param card      a result that `canExplore`
 * @param question  what moves, and which run is asked about
 * @example         whatIf({ detail, settings }, { moves: { case_oldest_open_days: 7 } }).score // 76
 */
export function whatIf(card: WhatIfCard, question: Question = {}): WhatIf {
  return answerOf(openCard(card), asker((question.others ?? []).map(openCard), question));
}

/** A way to ask one question of several results of an account that were opened before. */
export type Ask = { readonly others: readonly OpenedCard[]; readonly moves: Moves; readonly when: When };

/** Fills in what a question leaves open. */
export function asker(others: readonly OpenedCard[], { moves = {}, when = 'night' }: Question): Ask {
  return { others, moves, when };
}

/** As `whatIf`, of a result that was opened before. */
export function answerOf(card: OpenedCard, ask: Ask): WhatIf {
  const { result, rules } = scored(card, ask, []);
  const { model } = card;
  const base = result.base[0] ?? NaN;
  const ruled = result.ruled[0] ?? NaN;
  const acting = actingRule(rules.map(limiting), 0, base, ruled);
  const explanation = explainScore(model, result, 0);
  const score = known(result.score[0]);
  return {
    state: resultState(result.state[0]),
    score,
    computed: known(result.computed[0]),
    plain: known(result.plain[0]),
    base: known(base),
    ruled: known(ruled),
    band: model.bands[result.band[0] ?? -1]?.key ?? null,
    pointsTo: model.bands[bandOf(score ?? NaN, model.bands)]?.key ?? null,
    coverage: result.coverage[0] ?? 0,
    readings: result.observed[0] ?? 0,
    inUse: result.inUse[0] ?? 0,
    worst: model.groups[result.worst[0] ?? -1]?.key ?? null,
    measures: model.measures.map(({ key }, m) => ({
      k: key,
      pts: known(result.points[m]?.[0]),
      w: result.weights[m]?.[0] ?? 0,
      con: explanation.contributions[m] ?? 0,
      eff: explanation.effects[m] ?? 0
    })),
    limit: explanation.limit,
    override: explanation.override,
    rules: rules.map((rule, place) => ({ ...rule, acts: place === acting })),
    reasons: reasonsOf(card, explanation, rules[acting]?.k)
  };
}

/** The engine's result of one account, and the rules that it was found with. */
function scored(card: OpenedCard, ask: Ask, path: readonly string[]): { result: EngineResult; rules: readonly WhatIfRule[] } {
  const key = card.model.key;
  const plain = (other: string): number | undefined => {
    const found = path.includes(other) ? undefined : ask.others.find(({ model }) => model.key === other && other !== key);
    return found === undefined ? undefined : scored(found, ask, [...path, key]).result.plain[0];
  };
  const rules = whatIfRules(card, ask.moves, plain, ask.when);
  const columns: EngineColumns = {
    ...card.fixed,
    ...movedColumns(card, ask.moves),
    ...limitsOf(rules.map(limiting), '', 1),
    ...(ask.when === 'settled' ? {} : { heldBands: heldBands(card, ask.when) })
  };
  return { result: scoreAccounts(card.model, columns), rules };
}

function limiting({ kind, to, state }: WhatIfRule): Limiting {
  return { rule: { effect: { kind, scorecard: '', value: to } }, inForce: [state === 'ended' ? 0 : 1] };
}

/** The band as the result shows it; a result without a number has none. */
function heldBands({ detail, model }: OpenedCard, when: When): HeldBands {
  const place = (key: string | null | undefined): number => model.bands.findIndex((band) => band.key === key);
  return {
    band: [place(detail.band)],
    next: [place(detail.next?.band)],
    nights: [detail.next?.runs ?? 0],
    isNight: [when === 'night' ? 1 : 0]
  };
}

function reasonsOf({ model }: OpenedCard, explanation: Explanation, acting: string | undefined): readonly WhatIfReason[] {
  return explanation.reasons.map((place): WhatIfReason => {
    switch (place) {
      case LIMIT:
        return { of: 'rule', k: acting ?? '', eff: explanation.limit };
      case OVERRIDE:
        return { of: 'override', k: '', eff: explanation.override };
      default:
        return { of: 'measure', k: model.measures[place]?.key ?? '', eff: explanation.effects[place] ?? 0 };
    }
  });
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
