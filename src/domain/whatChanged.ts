/** Why a score moved; the five parts add up to the difference. */
export type ChangePart = 'data' | 'settings' | 'time' | 'missing' | 'override';

/** One line of what changed: a measure or a rule under one of the five parts. */
export type ChangeLine = {
  readonly part: ChangePart;
  /** Key of the measure, rule (`rule:<key>`) or override record (`override:<id>`); absent = the part as a whole. */
  readonly k?: string;
  /** Signal values before and after; null = no reading, or sensitive. */
  readonly from: number | null;
  readonly to: number | null;
  /** Points that it moved the score by, signed, one decimal; lines of a part add up to the part. */
  readonly by: number;
  /** Records behind the newer value, worst or newest first, at most 5. */
  readonly ids: readonly string[];
};

/** Record id of the override that a line or a reading is about; undefined for measures and rules. */
export function overrideOf(key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

const prefix = 'override:';

/** Why a score of one day differs from that of an earlier day. */
export type WhatChanged = {
  /** Calendar days compared. */
  readonly from: string;
  readonly to: string;
  /** Scores compared. With `rebuilt` both are without the measures in `leftOut`, so that like is compared with like. */
  readonly before: number;
  readonly after: number;
  /** True when the earlier day was rebuilt from dates. */
  readonly rebuilt?: true;
  /** Keys of measures, and `rule:<key>` of rules, that the rebuilt day cannot know and that therefore stay out on both sides. */
  readonly leftOut?: readonly string[];
  /** Points by part, one decimal; they add up to `after - before`. */
  readonly parts: Readonly<Record<ChangePart, number>>;
  /** Largest first; the detail of a result holds the six largest only, so that there they may add up to less than the parts. */
  readonly lines: readonly ChangeLine[];
};
