import type { CellJson } from '../domain/resultJson.ts';
import type { WhitespaceRule } from '../domain/settings.ts';
import type { PriceBasis } from './amount.ts';
import type { TargetBases } from './level.ts';

/** Everything that is known of one product line for one account. */
export type CellFacts = TargetBases &
  PriceBasis & {
    /** Today, `2026-11-22`. */
    readonly today: string;
    /** The first rule of the line whose segment the account is in. */
    readonly rule: WhitespaceRule | undefined;
    readonly hold: CellJson['hold'] | undefined;
    readonly opportunity: string | undefined;
    /** The newest answer that still counts. */
    readonly feedback: CellJson['feedback'] | undefined;
    readonly competitor: string | undefined;
  };

/** A cell before its status, level known. */
export type MeasuredCell = Pick<CellJson, 'k' | 'lvl' | 'own' | 'tgt' | 'rule' | 'base'>;
