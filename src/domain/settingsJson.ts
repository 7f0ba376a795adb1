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
    /** Points by which a score must pass a limit for its band to follow at once; absent in older contents. */
    readonly hysteresis?: number;
    /** Nights after which the band follows anyway; absent in older contents. */
    readonly confirmationNights?: number;
    /** Changes when it was edited who is scored (`concernsHash`); absent in older contents. */
    readonly concerns?: string;
  };
  readonly groups: readonly { readonly k: string; readonly title: string; readonly department: string; readonly weight: number }[];
  readonly measures: readonly {
    readonly k: string;
    readonly g: string;
    readonly title: string;
    readonly why: string;
    readonly signal: string;
    readonly signalTitle: string;
    /** Changes when the signal, the segment or the product line was edited (`measureReads`); absent in older contents. */
    readonly reads?: string;
    /** Changes when it was edited from when on the signal counts as in use (`inUseHash`); absent in older contents. */
    readonly inUse?: string;
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
    /** True when the signal is sensitive or an amount: its values are shown to nobody. */
    readonly hidden?: true;
    /** True when its signal cannot be moved alone: more of this score moves with it than this content tells. */
    readonly tied?: true;
  }[];
  readonly bands: readonly BandSettingsJson[];
  readonly rules: readonly RuleSettingsJson[];
};

/** A range of scores; `floor` belongs to it. */
export type BandSettingsJson = {
  readonly k: string;
  readonly floor: number;
  readonly label: string;
  readonly colour: string;
  /** What to do for an account in this band; absent where the settings name nothing, and in older contents. */
  readonly playbook?: PlaybookJson;
};

/** A list of steps, in the order in which they are due. */
export type PlaybookJson = {
  readonly k: string;
  readonly title: string;
  /** What is to be done (with places such as `{account}` and `{case}`), by which role, how many days after the start. */
  readonly steps: readonly { readonly subject: string; readonly role: string; readonly days: number }[];
};

/** A risk rule: a cap or floor of a scorecard, or a hold of whitespace. */
export type RuleSettingsJson = {
  readonly k: string;
  readonly title: string;
  readonly department: string;
  /** Sentence with places `{value}` and `{second}` (with their units), `{record}`, `{line}`. */
  readonly text: string;
  readonly clears: string;
  /** Unit of the first condition's value; '' for a score. */
  readonly unit: string;
  /** Unit of the second condition's value, where there is one. */
  readonly unit2?: string;
  /** Object of the records by which the rule holds; '' where it names none. */
  readonly object: string;
  /** What the rule does to the score of its scorecard; absent for holds and in older contents. */
  readonly effect?: { readonly kind: 'cap' | 'floor'; readonly to: number };
  /** When the rule holds: all of one or two conditions; absent in older contents. */
  readonly when?: readonly RuleConditionJson[];
  /** Changes when what a condition looks at was edited, one hash for each that looks at no score; absent in older contents. */
  readonly reads?: readonly string[];
  /** True when a condition looks at a sensitive signal or an amount: its values are shown to nobody. */
  readonly hidden?: true;
};

/** A condition of a rule: something compared with a number. */
export type RuleConditionJson = {
  /** `signal:<key>`, `score:<scorecard key>` or `decision_days_left`. */
  readonly of: string;
  readonly operator: '>' | '>=' | '<' | '<=' | '=';
  readonly than: number;
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
    /** Plural noun beside quantities, and the noun beside one. */
    readonly unit: string;
    readonly unitOne: string;
    readonly needsFirst?: string;
    /** Code of the product that an opportunity gets as its line item. */
    readonly code?: string;
    readonly price: string;
    readonly retiredOn?: string;
    /** Changes when it was edited what its quantity, amount, term and centres read (`lineReads`); absent in older contents. */
    readonly reads?: string;
    /** Changes when it was edited who may buy it (`soldHash`); absent = everybody, and in older contents. */
    readonly sold?: string;
  }[];
  readonly whitespaceRules: readonly {
    readonly k: string;
    readonly line: string;
    readonly title: string;
    readonly why: string;
    readonly basis: string;
    readonly yellowFrom: number;
    readonly greenFrom: number;
    /** What the target is worked out from. */
    readonly per: 'fixed' | 'per_employee' | 'per_user' | 'per_site' | 'per_product_line';
    /** A quantity where it is fixed, else the factor; absent in older contents. */
    readonly target?: number;
    /** Key of the product line whose owned quantity the target is worked out from. */
    readonly perLine?: string;
    /** Who the rule is for, as a plural noun: `software companies`. */
    readonly segment?: string;
    /** Changes when it was edited whom the rule concerns and what its target counts (`ruleReads`); absent = all, and in older contents. */
    readonly reads?: string;
  }[];
  readonly holds: readonly RuleSettingsJson[];
  /**
   * Values that a new opportunity begins with, where its loss is explained, and whether the org writes tasks, so that who asks is told
   * when a hold ends; absent in older contents.
   */
  readonly opportunity?: { readonly stage?: string; readonly closeDays?: number; readonly lossReason?: string; readonly tasks?: true };
};
