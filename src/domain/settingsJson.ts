/** Content of `Headroom_Settings_Version__c.Settings__c` for a scorecard. */
export type ScorecardSettingsJson = {
  readonly v: 1;
  readonly kind: 'scorecard';
  readonly scorecard: {
    readonly k: string;
    readonly title: string;
    readonly kind: string;
    readonly audience: string;
    readonly headline: boolean;
    /** False = describes (neutral colours, no worst group, sorted after the judged ones). */
    readonly judged: boolean;
    readonly minimumCoverage: number;
    readonly arrowAbove: number;
    readonly note: string;
  };
  readonly groups: readonly { readonly k: string; readonly title: string; readonly department: string; readonly weight: number }[];
  readonly measures: readonly {
    readonly k: string;
    readonly g: string;
    readonly title: string;
    readonly why: string;
    readonly signal: string;
    readonly signalTitle: string;
    readonly object: string;
    readonly unit: string;
    readonly weight: number;
    readonly knots?: readonly (readonly [number, number])[];
    readonly categories?: readonly (readonly [number, number])[];
    readonly productLine?: string;
    readonly missing: string;
    readonly staleAfterDays?: number;
    readonly penaltyOnly: boolean;
    readonly activity: boolean;
    readonly actionable: boolean;
    readonly evidence: string;
  }[];
  readonly bands: readonly { readonly k: string; readonly floor: number; readonly label: string; readonly colour: string }[];
  readonly rules: readonly {
    readonly k: string;
    readonly title: string;
    readonly department: string;
    readonly text: string;
    readonly clears: string;
  }[];
};

/** Content of `Settings__c` for the product lines. */
export type ProductLineSettingsJson = {
  readonly v: 1;
  readonly kind: 'product_lines';
  /** Who counts as a customer, in the admin's words. */
  readonly customers: string;
  readonly lines: readonly {
    readonly k: string;
    readonly title: string;
    readonly unit: string;
    readonly needsFirst?: string;
    readonly price: string;
    readonly retiredOn?: string;
  }[];
  readonly whitespaceRules: readonly {
    readonly k: string;
    readonly line: string;
    readonly title: string;
    readonly why: string;
    readonly basis: string;
    readonly yellowFrom: number;
    readonly greenFrom: number;
  }[];
  readonly holds: readonly {
    readonly k: string;
    readonly title: string;
    readonly department: string;
    readonly text: string;
    readonly clears: string;
  }[];
};
