import type { SettingBase, Settings } from '../domain/settings.ts';
import type { Finding } from './finding.ts';

/** A number and the range that it may stand in; undefined = empty, which is allowed. */
type Bounded = {
  readonly from: SettingBase;
  readonly field: string;
  /** In the record's own unit (whole percent). */
  readonly value: number | undefined;
  readonly least: number;
  readonly most?: number;
  /** True where parts of one mean nothing: days, runs. */
  readonly whole?: true;
};

/** A hundred years: what lies further is a slip of the pen, and leaves the calendar. */
const mostDays = 36_500;

/** Numbers outside the range in which they mean something. */
export function checkNumbers(settings: Omit<Settings, 'hash'>): readonly Finding[] {
  return [...generalNumbers(settings), ...scoringNumbers(settings), ...productNumbers(settings)].flatMap(boundFindings);
}

function boundFindings({ from, field, value, least, most, whole }: Bounded): readonly Finding[] {
  if (value === undefined) return [];
  const inRange = value >= least && (most === undefined || value <= most);
  if (Number.isFinite(value) && inRange && (whole !== true || Number.isInteger(value))) return [];
  const range = most === undefined ? `${least} or more` : `from ${least} to ${most}`;
  const kind = whole === true ? 'a whole number' : 'a number';
  return [
    {
      code: 'E-NUMBER-RANGE',
      record: from.record,
      field,
      value: String(value),
      what: `must be ${whole === true ? `${kind} ` : ''}${range}`,
      fix: `Enter ${kind} ${range}`
    }
  ];
}

function generalNumbers({ general }: Omit<Settings, 'hash'>): readonly Bounded[] {
  return [
    { from: general, field: 'New_Customer_Days__c', value: general.newCustomerDays, least: 0, most: mostDays },
    { from: general, field: 'Notice_Days__c', value: general.noticeDays, least: 0, most: mostDays },
    { from: general, field: 'At_Risk_Per_Manager__c', value: general.atRiskPerManager, least: 1, most: 9999, whole: true },
    { from: general, field: 'Survey_Lead_Weeks__c', value: general.surveyLeadWeeks, least: 1, most: 52 },
    { from: general, field: 'Survey_Rest_Days__c', value: general.surveyRestDays, least: 0, most: mostDays },
    { from: general, field: 'Api_Day_Share__c', value: toPercent(general.apiDayShare), least: 1, most: 100 },
    { from: general, field: 'Api_Run_Share__c', value: toPercent(general.apiRunShare), least: 1, most: 100 },
    { from: general, field: 'Storage_Share__c', value: toPercent(general.storageShare), least: 1, most: 100 },
    { from: general, field: 'Least_Share__c', value: toPercent(general.leastShare), least: 0, most: 100 },
    { from: general, field: 'Next_Cells_Per_Account__c', value: general.nextCellsPerAccount, least: 1, most: 999, whole: true },
    { from: general, field: 'Next_Cells_Per_Owner__c', value: general.nextCellsPerOwner, least: 1, most: 9999, whole: true },
    { from: general, field: 'Propensity_Days__c', value: general.propensityDays, least: 28, most: 730, whole: true },
    { from: general, field: 'Opportunity_Close_Days__c', value: general.opportunityCloseDays, least: 0, most: mostDays }
  ];
}

function scoringNumbers(settings: Omit<Settings, 'hash'>): readonly Bounded[] {
  return [
    ...settings.scorecards.flatMap((from): Bounded[] => [
      { from, field: 'Minimum_Coverage__c', value: toPercent(from.minimumCoverage), least: 0, most: 100 },
      { from, field: 'Hysteresis__c', value: from.hysteresis, least: 0, most: 100 },
      { from, field: 'Confirmation_Runs__c', value: from.confirmationRuns, least: 1, whole: true },
      { from, field: 'Arrow_Above__c', value: from.arrowAbove, least: 0, most: 100 }
    ]),
    ...settings.signals.flatMap((from): Bounded[] => [
      { from, field: 'Window_Days__c', value: from.windowDays, least: 1, most: mostDays, whole: true },
      { from, field: 'Half_Life_Days__c', value: from.halfLifeDays, least: 1, most: mostDays },
      {
        from,
        field: 'Satisfied_From__c',
        value: from.satisfiedFrom === undefined ? undefined : toPercent(from.satisfiedFrom),
        least: 1,
        most: 100
      },
      { from, field: 'Scale_Max__c', value: from.scaleMax, least: 2 },
      { from, field: 'In_Use_From__c', value: toPercent(from.inUseFrom), least: 0, most: 100 }
    ]),
    ...settings.measures.map((from): Bounded => ({
      from,
      field: 'Stale_After_Days__c',
      value: from.staleAfterDays,
      least: 1,
      most: mostDays
    }))
  ];
}

function productNumbers(settings: Omit<Settings, 'hash'>): readonly Bounded[] {
  const rules = settings.whitespaceRules.flatMap((from): Bounded[] => [
    { from, field: 'Yellow_From__c', value: from.yellowFrom, least: 0 },
    { from, field: 'Green_From__c', value: from.greenFrom, least: 0 },
    { from, field: 'Target__c', value: from.target.kind === 'fixed' ? from.target.quantity : from.target.factor, least: 0 }
  ]);
  const lines = settings.productLines.flatMap((from): Bounded[] => [
    { from, field: 'List_Price__c', value: from.price.kind === 'list_price' ? from.price.amount : undefined, least: 0 },
    { from, field: 'Contract_Percent__c', value: from.price.kind === 'contract_share' ? toPercent(from.price.share) : undefined, least: 0 }
  ]);
  return [...rules, ...lines];
}

/** Fraction as the whole percent of the record, without the last bits of the division. */
function toPercent(fraction: number): number {
  return Math.round(fraction * 1e8) / 1e6;
}
