/** Content of `Headroom_Scorecard_Result__c.History__c`: two years of weeks, oldest first. */
export type HistoryJson = {
  readonly v: 1;
  /** Keys of the Settings_Version records that points were made with. */
  readonly versions: readonly string[];
  readonly points: readonly HistoryJsonPoint[];
  /** Keys of measures that rebuilt points do not know, sorted; absent where there are none. */
  readonly leftOut?: readonly string[];
};

export type HistoryJsonPoint = {
  /** ISO week, `2026-W47`. */
  readonly w: string;
  /** Day for which it was computed. */
  readonly d: string;
  /** Score; null = no number (not enough data, too new, excluded): a gap, never 0. */
  readonly s: number | null;
  /** Score without human overrides, where it differs. */
  readonly p?: number | null;
  /** Coverage in whole percent. */
  readonly c: number;
  /** True for a point that was rebuilt later from dates that can still be seen; shown dotted. */
  readonly r?: true;
  /** Place in `versions`. */
  readonly v: number;
};
