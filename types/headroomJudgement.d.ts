/** Values that the components for pulses and overrides pass among themselves. */
declare namespace Headroom {
  /** What the viewer may do with an object that he sees. */
  type ObjectRights = { canCreate: boolean; canEdit: boolean };
  type JudgementRights = { pulse?: ObjectRights; override?: ObjectRights };

  /** One thing that somebody said: what, in which words, by whom, and what became of it. */
  type Said = {
    /** Record id. */
    key: string;
    what: string;
    reason: string;
    by: string;
    /** '' where there is nothing to add. */
    standing: string;
    /** True where the last sync does not know it yet. */
    isWaiting?: boolean;
    /** True for an override whose last day is today. */
    endsToday?: boolean;
  };

  /** An override as its form holds it: texts of the fields, '' = empty. */
  type OverrideInput = { scorecard: string; measure: string; kind: string; value: string; lastDay: string; reason: string };

  /** One scorecard of the copy for a customer. */
  type SharedSection = {
    key: string;
    head: string;
    groups: { key: string; head: string; lines: { key: string; text: string }[] }[];
    readings: string;
  };

  /** The copy for a customer; `text` is '' where there is nothing to share. */
  type SharedCopy = { heading: string; sections: SharedSection[]; leftOut: string[]; text: string };
}
