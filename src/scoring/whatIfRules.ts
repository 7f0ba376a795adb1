import type { DetailRule } from '../domain/detailJson.ts';
import type { RuleConditionJson, RuleSettingsJson } from '../domain/settingsJson.ts';
import { conditionHolds } from './ruleConditions.ts';
import { NIGHTS_TO_END } from './ruleInForce.ts';
import type { Moves, OpenedCard } from './whatIfCard.ts';

/** Which run is asked about: the next one of the same day, the next nightly one, or one after all that ends has ended. */
export type When = 'day' | 'night' | 'settled';

/**
 * A rule that is in force, or ends with the run that is asked about. `holds`: as before; `begins`: with this run; `ending`: its
 * conditions no longer hold, still in force; `ended`: no longer.
 */
export type WhatIfRule = {
  readonly k: string;
  readonly kind: 'cap' | 'floor';
  readonly to: number;
  readonly state: 'holds' | 'begins' | 'ending' | 'ended';
};

/** Score of another scorecard after rules and without human overrides; NaN = no number, undefined = that scorecard is not known here. */
export type PlainScore = (scorecard: string) => number | undefined;

/**
 * Caps and floors of a scorecard as the run that is asked about would have them.
 *
 * A condition is judged anew where it looks at a moved signal or at another scorecard that is known; all others stay as the
 * last run found them. A rule acts at once; one whose conditions no longer hold stays until two nights have passed.
 *
 * Source: docs/METHODS.md, "What if" and "End of a rule".
 *
 * @param moves  values by signal key
 * @param plain  scores of other scorecards in the same run
 * @returns      in the order of the settings
 */
export function whatIfRules({ detail, settings }: OpenedCard, moves: Moves, plain: PlainScore, when: When): readonly WhatIfRule[] {
  return settings.rules.flatMap((rule): WhatIfRule[] => {
    const { effect, when: conditions } = rule;
    if (effect === undefined || conditions === undefined) {
      return [];
    }
    const held = detail.rules.find(({ k }) => k === rule.k);
    const holds = conditions.every((condition, c) => judged(condition, moves, plain) ?? heldBefore(rule, held, detail.half?.[rule.k], c));
    const state = stateOf(held, holds, when);
    return state === undefined ? [] : [{ k: rule.k, kind: effect.kind, to: effect.to, state }];
  });
}

/** Whether a condition holds now; undefined where nothing moves it. */
function judged({ of, operator, than }: RuleConditionJson, moves: Moves, plain: PlainScore): boolean | undefined {
  const colon = of.indexOf(':');
  const [kind, key] = [of.slice(0, colon), of.slice(colon + 1)];
  const value = kind === 'signal' ? moves[key] : kind === 'score' ? plain(key) : undefined;
  return value === undefined ? undefined : conditionHolds({ operator, threshold: than }, value);
}

/** Whether a condition held at the last run: all do where the rule is in force, else one of two may. */
function heldBefore(rule: RuleSettingsJson, held: DetailRule | undefined, half: 1 | 2 | undefined, c: number): boolean {
  return held !== undefined && held.ends === undefined ? true : half === c + 1 && (rule.when?.length ?? 0) > 1;
}

function stateOf(held: DetailRule | undefined, holds: boolean, when: When): WhatIfRule['state'] | undefined {
  if (holds) {
    return held === undefined ? 'begins' : 'holds';
  }
  if (held === undefined) {
    return undefined;
  }
  const nights = (held.ends?.runs ?? 0) + (when === 'night' ? 1 : 0);
  return when === 'settled' || nights >= NIGHTS_TO_END ? 'ended' : 'ending';
}
