/** One thing that goes wrong between an org and a copy of it, and what Headroom does about it. */
export type Row = {
  /** Stands in docs/RELIABILITY.md and in `covers`; never given to another row. */
  readonly number: number;
  readonly goesWrong: string;
  readonly weDo: string;
  /** The part of it that this product has no place for, with the reason. */
  readonly cannotOccur?: string;
};

export const row = (number: number, goesWrong: string, weDo: string, cannotOccur?: string): Row => ({
  number,
  goesWrong,
  weDo,
  ...(cannotOccur === undefined ? {} : { cannotOccur })
});
