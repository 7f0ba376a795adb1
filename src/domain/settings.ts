/**
 * Settings of the product as checked values: one type per Custom Metadata type of the package.
 *
 * A `key` is the record's DeveloperName. References hold keys. Percentages are fractions 0-1 here and
 * whole percents in the records; conversion happens in `settings`.
 */
import type { ContractSource, Playbook, PlaybookStep, ProductLine, WhitespaceRule } from './productSettings.ts';
import type { Department, SettingBase } from './settingBase.ts';

export type * from './productSettings.ts';
export type * from './settingBase.ts';

/** The one general record: who is a customer, who owns what, how much of the org may be used. */
export type GeneralSetting = SettingBase & {
  readonly headline: string;
  readonly mirrorToAccount: boolean;
  /** Account filter in SOQL; an account that fails it is no customer unless `orActiveContract` lets it in. */
  readonly population: string;
  readonly orActiveContract: boolean;
  readonly newCustomerDays: number;
  /** Path from Account to a User, such as `OwnerId`; empty when a team role is used. */
  readonly successManagerPath?: string;
  readonly successManagerTeamRole?: string;
  /** Signal that supplies the contract value where no contract source does. */
  readonly contractValueSignal?: string;
  readonly departmentOwners: Readonly<Partial<Record<Department, string>>>;
  readonly apiDayShare: number;
  readonly apiRunShare: number;
  readonly storageShare: number;
  /** Share of the customers, 0-1, that a scorecard has to give a number to before it is first published. */
  readonly leastShare: number;
  /** Customers at risk that one success manager can work on at a time; a preview warns where settings make more of them. */
  readonly atRiskPerManager: number;
  readonly noticeDays: number;
  /** Weeks before the day of decision from which a relationship survey is due. */
  readonly surveyLeadWeeks: number;
  /** Days for which a contact is asked nothing after a question. */
  readonly surveyRestDays: number;
  /** True where the sync creates tasks for detractors and promoters. */
  readonly surveyFollowUp: boolean;
  /** True where records are saved that a duplicate rule of the org warns of. */
  readonly saveDespiteDuplicates: boolean;
  readonly opportunityStage?: string;
  readonly opportunityCloseDays?: number;
  /** Field of Opportunity that says why a deal was lost. */
  readonly lossReasonField?: string;
  /** Product lines put forward on one account, and to one account owner over all accounts, at most. */
  readonly nextCellsPerAccount: number;
  readonly nextCellsPerOwner: number;
  /** Days within which a suggestion has to be bought to count in the replay. */
  readonly propensityDays: number;
  readonly fallbackTaskOwner?: string;
};

export type Scorecard = SettingBase & {
  readonly kind: string;
  /** Outcome that the score is read against; undefined = describes and does not predict, so it is never judged. */
  readonly outcome?: string;
  readonly horizonDays?: number;
  readonly population?: string;
  readonly audience: 'Internal' | 'Shareable';
  readonly minimumCoverage: number;
  readonly hysteresis: number;
  readonly confirmationRuns: number;
  /** An arrow is shown only when the change in 30 days is greater than this many points. */
  readonly arrowAbove: number;
  readonly reviewAfterDays: number;
};

export type ScorecardGroup = SettingBase & {
  readonly scorecard: string;
  readonly department: Department;
  readonly weight: number;
};

export type Aggregate =
  | 'COUNT'
  | 'COUNT_DISTINCT'
  | 'SUM'
  | 'AVG'
  | 'MIN'
  | 'MAX'
  | 'LATEST'
  | 'FIRST'
  | 'DAYS_SINCE'
  | 'DAYS_SINCE_FIRST'
  | 'DAYS_UNTIL'
  | 'DAYS_BETWEEN'
  | 'SHARE'
  | 'NPS'
  | 'CSAT'
  | 'CES'
  | 'TREND'
  | 'RATIO';

export type Signal = SettingBase & {
  readonly aggregate: Aggregate;
  /** Undefined only for RATIO. */
  readonly object?: string;
  readonly accountPath?: string;
  readonly field?: string;
  /** DAYS_BETWEEN: the later date. */
  readonly secondField?: string;
  /** DAYS_BETWEEN: a row whose second date is empty counts up to `asOf`. */
  readonly openCountsToAsOf: boolean;
  readonly filter?: string;
  readonly dateField?: string;
  /** Undefined with a date field = all past. */
  readonly windowDays?: number;
  readonly liveFrom?: string;
  readonly liveTo?: string;
  readonly productLinePath?: string;
  /** How an account's value also comes from the accounts below it; undefined = own rows only. */
  readonly rollUp?: 'Sum' | 'Mean' | 'Mean by contract value';
  readonly halfLifeDays?: number;
  /** CSAT: share of the scale, 0-1, from which an answer is satisfied. */
  readonly satisfiedFrom?: number;
  /** CES: top of the scale that the score is stated on. */
  readonly scaleMax?: number;
  readonly whenEmpty: 'Zero' | 'Zero if seen' | 'Unknown' | 'Window length';
  readonly unit: string;
  readonly sensitive: boolean;
  /** Share of the population, 0-1, that must have a row of the object before the signal counts as in use. */
  readonly inUseFrom: number;
  readonly inUseFilter?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly history: 'Dates' | 'Current';
};

export type Knots = readonly (readonly [x: number, points: number])[];

export type Measure = SettingBase & {
  readonly group: string;
  readonly signal: string;
  readonly weight: number;
  readonly judge:
    | { readonly kind: 'curve'; readonly knots: Knots }
    | { readonly kind: 'categories'; readonly points: readonly (readonly [value: number, points: number])[] }
    | { readonly kind: 'whitespace'; readonly productLine: string };
  readonly missing: 'skip' | 'zero' | 'neutral' | 'segment_mean';
  readonly staleAfterDays?: number;
  readonly segmentFilter?: string;
  readonly penaltyOnly: boolean;
  readonly activity: boolean;
  readonly actionable: boolean;
  readonly evidence: string;
};

export type BandColour =
  'red' | 'yellow' | 'green' | 'blue_1' | 'blue_2' | 'blue_3' | 'grey_1' | 'grey_2' | 'grey_3' | 'violet_1' | 'violet_2' | 'violet_3';

export type Band = SettingBase & {
  /** Undefined = for every scorecard without bands of its own. */
  readonly scorecard?: string;
  readonly floor: number;
  readonly colour: BandColour;
  readonly playbook?: string;
};

export type Condition = {
  readonly of:
    | { readonly kind: 'signal'; readonly signal: string }
    | { readonly kind: 'scorecard'; readonly scorecard: string }
    | { readonly kind: 'decision_days_left' };
  readonly operator: '>' | '>=' | '<' | '<=' | '=';
  readonly threshold: number;
};

export type RiskRule = SettingBase & {
  readonly conditions: readonly [Condition] | readonly [Condition, Condition];
  readonly department: Department;
  readonly clearsWhen: string;
  readonly effect:
    | { readonly kind: 'cap'; readonly scorecard: string; readonly value: number }
    | { readonly kind: 'floor'; readonly scorecard: string; readonly value: number }
    | { readonly kind: 'hold_product_line' }
    | { readonly kind: 'hold_all' };
  /** Sentence with places `{value}`, `{second}`, `{record}`, `{line}`. */
  readonly shownText: string;
};

/** Everything that a run is configured by; only active records. */
export type Settings = {
  /** SHA-256 over the canonical text of all active records; changes exactly when their content does. */
  readonly hash: string;
  readonly general: GeneralSetting;
  readonly scorecards: readonly Scorecard[];
  readonly groups: readonly ScorecardGroup[];
  readonly signals: readonly Signal[];
  readonly measures: readonly Measure[];
  readonly bands: readonly Band[];
  readonly riskRules: readonly RiskRule[];
  readonly contractSources: readonly ContractSource[];
  readonly productLines: readonly ProductLine[];
  readonly whitespaceRules: readonly WhitespaceRule[];
  readonly playbooks: readonly Playbook[];
  readonly playbookSteps: readonly PlaybookStep[];
};
