import { HealthError } from '../../domain/healthError.ts';
import type { Candidate } from '../../domain/setupResult.ts';
import type { RecordModel, RecordValue } from '../../metadata/model.ts';
import { valueOf } from '../../metadata/readRecord.ts';
import { withValues } from '../../metadata/recordXml.ts';

/** What a goal switches on: scorecards, and which of them becomes the headline. */
type Goal = { readonly scorecards: readonly string[]; readonly headline: string };

/**
 * The seven goals, in the order in which they are offered. Engagement and maturity describe and predict nothing, so they are
 * never the headline and stand beside Risk by department; sales-led looks at coverage first and at risk as headline, because
 * whitespace is on hold while a customer is at risk.
 */
const goals: Readonly<Record<string, Goal>> = {
  'early-warning': { scorecards: ['vendor_risk'], headline: 'vendor_risk' },
  'return-of-customer-success': { scorecards: ['vendor_outcomes'], headline: 'vendor_outcomes' },
  'sales-led': { scorecards: ['vendor_expansion', 'vendor_risk'], headline: 'vendor_risk' },
  'customer-impact': { scorecards: ['client_outcomes'], headline: 'client_outcomes' },
  'voice-of-customer': { scorecards: ['client_experience'], headline: 'client_experience' },
  'marketing-led': { scorecards: ['client_engagement', 'vendor_risk'], headline: 'vendor_risk' },
  'raise-maturity': { scorecards: ['client_maturity', 'vendor_risk'], headline: 'vendor_risk' }
};

/** Words of the goals, as the flag takes them. */
export const goalNames: readonly string[] = Object.keys(goals);

/** What an answer switches on; of several goals the first decides the headline. */
export type ChosenGoals = Goal;

/**
 * Reads an answer such as `early-warning` or `sales-led, marketing-led`. Pure.
 *
 * @throws HealthError  SettingInvalid naming the goals on offer
 */
export function chosenGoals(answer: string): ChosenGoals {
  const chosen = answer.split(',').map((name) => goalOf(name.trim()));
  return { scorecards: [...new Set(chosen.flatMap(({ scorecards }) => scorecards))], headline: chosen[0]?.headline ?? '' };
}

function goalOf(name: string): Goal {
  const goal = goals[name];
  if (goal === undefined) throw new HealthError('SettingInvalid', ['setup', '--goal', name, `the goals are ${goalNames.join(', ')}`]);
  return goal;
}

/**
 * The ready-made records with what a goal decides: which scorecards are on, the headline, and rules that look at a score only
 * while that scorecard is on. Groups, measures, bands and limits are off with their scorecard by themselves. Pure.
 *
 * @param records  as the org has them where it has them: only these fields are touched
 */
export function applyGoals(records: readonly RecordModel[], { scorecards, headline }: ChosenGoals): readonly RecordModel[] {
  return records.map((record) => {
    const values = decided(record, scorecards, headline);
    return values === undefined ? record : withValues(record, values);
  });
}

/** Whether a goal decides something of a record. */
export function isDecided(record: RecordModel): boolean {
  return decided(record, [], '') !== undefined;
}

function decided(
  record: RecordModel,
  scorecards: readonly string[],
  headline: string
): Readonly<Record<string, RecordValue['value']>> | undefined {
  switch (record.object) {
    case 'Headroom_Scorecard__mdt':
      return { Active__c: scorecards.includes(record.name) };
    case 'Headroom_Health_Setting__mdt':
      return { Headline__c: headline };
    case 'Headroom_Risk_Rule__mdt': {
      const looksAt = valueOf(record, 'Condition_Scorecard__c');
      return looksAt === null ? undefined : { Active__c: scorecards.includes(String(looksAt)) };
    }
    default:
      return undefined;
  }
}

/**
 * The goals with how many of the measures behind them read an object that this org uses. Pure.
 *
 * @param used  objects in which something was created in the last 365 days
 */
export function goalCandidates(records: readonly RecordModel[], used: ReadonlySet<string>): readonly Candidate[] {
  const objects = measureObjects(records);
  return Object.entries(goals).map(([answer, { scorecards }]) => {
    const measures = objects.filter(({ scorecard }) => scorecards.includes(scorecard));
    return { answer, count: measures.filter((measure) => measure.objects.every((object) => used.has(object))).length, of: measures.length };
  });
}

/** Objects that the measures of each scorecard read; of a ratio those of both parts. Only records that are switched on count. Pure. */
export function measureObjects(
  records: readonly RecordModel[]
): readonly { readonly scorecard: string; readonly objects: readonly string[] }[] {
  const named = (object: string): ReadonlyMap<string, RecordModel> =>
    new Map(records.filter((record) => record.object === object).map((record) => [record.name, record]));
  const [signals, groups] = [named('Headroom_Signal__mdt'), named('Headroom_Scorecard_Group__mdt')];
  const text = (record: RecordModel | undefined, field: string): string => String((record && valueOf(record, field)) ?? '');
  const objectsOf = (signal: string): readonly string[] => {
    const record = signals.get(signal);
    if (text(record, 'Aggregate__c') !== 'RATIO') return [text(record, 'Object__c')].filter((object) => object !== '');
    return [...objectsOf(text(record, 'Numerator__c')), ...objectsOf(text(record, 'Denominator__c'))];
  };
  return [...named('Headroom_Measure__mdt').values()]
    .filter((measure) => valueOf(measure, 'Active__c') !== false)
    .map((measure) => ({
      scorecard: text(groups.get(text(measure, 'Group__c')), 'Scorecard__c'),
      objects: objectsOf(text(measure, 'Signal__c'))
    }));
}
