import type { CellJson } from '../domain/resultJson.ts';
import type { WhitespaceRule } from '../domain/settings.ts';
import type { PriceBasis } from './amount.ts';
import type { LostOpportunity, Suggestion } from './assessInput.ts';
import type { TargetBases } from './level.ts';
import type { OwnedHow } from './ownership.ts';

/** Everything that is known of one product line for one account. */
export type CellFacts = TargetBases &
  PriceBasis & {
    /** Today, `2026-11-22`. */
    readonly today: string;
    /** The first rule of the line whose segment the account is in. */
    readonly rule: WhitespaceRule | undefined;
    readonly hold: CellJson['hold'] | undefined;
    readonly opportunity: string | undefined;
    /** How many are open; absent = one at most. */
    readonly openCount?: number | undefined;
    /** The newest answer that still counts. */
    readonly feedback: CellJson['feedback'] | undefined;
    readonly competitor: string | undefined;
    /** The opportunity for the line that was lost last; absent = none. */
    readonly lost?: LostOpportunity | undefined;
    /** What customers alike own and bought; absent = nothing to say. */
    readonly suggestion?: Suggestion | undefined;
    /** False = the account fails the line's eligible filter; absent = it may buy it. */
    readonly eligible?: boolean;
    /** When what is owned ends, in how many departments, and where else in the hierarchy some is owned. */
    readonly ownedHow?: OwnedHow;
  };

/** A cell before its status, level known. */
export type MeasuredCell = Pick<CellJson, 'k' | 'lvl' | 'own' | 'tgt' | 'rule' | 'base' | 'term' | 'centres' | 'family'>;
