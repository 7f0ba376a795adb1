import { dayMs } from '../../domain/duration.ts';
import type { RowsWanted } from '../../pull/readRows.ts';
import type { FactStore } from '../../store/factStore.ts';
import type { ReadPlace } from './readWhole.ts';

/** What verifying one object needs. */
export type VerifyContext = ReadPlace & {
  /** A copy of the facts that nobody else writes. */
  readonly facts: FactStore;
  readonly all: boolean;
  readonly seed: number;
  /** Whether differing values are told. */
  readonly values: boolean;
  /** The org's clock. */
  readonly now: string;
};

/** An object of the copy, as the settings read it. */
export type VerifyTask = RowsWanted & {
  /** Field that says when a row was last saved, for objects that have one to filter by. */
  readonly stamp?: string;
  /** Up to where the copy is complete; a row saved later is none of a difference. */
  readonly mark: string;
  /** Columns that move without a stamp: not compared. */
  readonly left: readonly string[];
  /** Whether deleted rows stand in a bin for a while, and whether the org lists the ids of those that are gone. */
  readonly hasBin: boolean;
  readonly hasLog: boolean;
  readonly inOrg: number;
  readonly inStore: number;
  /** Rows saved after the mark. */
  readonly pending: number;
  /** Rows saved in the last days, up to the mark. */
  readonly recent: number;
};

/** Rows of each object that are compared though nothing was saved lately. */
export const sampleRows = 1000;

/** Days in which every saved row is compared. */
const recentDays = 7;

/** Instant from which every saved row is compared. */
export function recentFrom({ now }: Pick<VerifyContext, 'now'>): string {
  return new Date(Date.parse(now) - recentDays * dayMs).toISOString();
}

/** Rows of each kind and object that are looked into one by one. */
export const mostLookedInto = 2000;

/** Differences of each kind and object that are listed; all are counted. */
export const mostListed = 200;

/** Condition that a row was saved before an instant, undefined for objects without a stamp. */
export function savedBefore({ stamp }: Pick<VerifyTask, 'stamp'>, instant: string): string | undefined {
  return stamp === undefined ? undefined : `${stamp} < ${instant}`;
}
