import type { Signal } from '../../domain/settings.ts';
import type { CheckedCondition, FieldRef } from '../../soql/checkedQuery.ts';
import type { SoqlObject } from '../../soql/schema.ts';

/** Rows of an object that belong to accounts: where they are and when they count. */
export type RowSource = {
  readonly object: SoqlObject;
  readonly account: FieldRef;
  readonly filter?: CheckedCondition;
  readonly date?: FieldRef;
  /** Undefined = no lower edge. */
  readonly windowDays?: number;
  readonly liveFrom?: FieldRef;
  readonly liveTo?: FieldRef;
  /** When the row was made; stands in for an empty `liveFrom`. */
  readonly created?: FieldRef;
  /** Currency of the row and of its account; undefined in an org with one currency. */
  readonly currency?: FieldRef;
  readonly accountCurrency?: FieldRef;
};

/** A signal whose every name has been found; a RATIO is resolved through its two parts. */
export type ResolvedSignal = RowSource & {
  readonly signal: Signal;
  /** Undefined only for COUNT of rows. */
  readonly value?: FieldRef;
  /** DAYS_BETWEEN: the later date; surveys: the top of the row's scale. */
  readonly second?: FieldRef;
  /** Surveys: when the question was sent, where rows say so. */
  readonly sent?: FieldRef;
  readonly line?: FieldRef;
  readonly inUseFilter?: CheckedCondition;
};
