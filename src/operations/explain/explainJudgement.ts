import type { ExplainedOverride, ExplainedPulse, ExplainedScorecard, OverrideStanding } from '../../domain/explanation.ts';
import type { DetailOverride, RunReportJson } from '../../domain/resultJson.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import { epochDay } from '../../domain/day.ts';
import { overrideKinds } from '../../whitespace/overrides.ts';
import { numberOf, parentOf, textOf } from './explainJson.ts';
import type { RowReader } from './explainReader.ts';
import { asOfMoment } from '../prepareRun.ts';

/** What a judgement is read against. */
export type JudgementContext = {
  readonly account: string;
  readonly timeZone: string;
  /** Day of reading in the org's zone. */
  readonly today: string;
  /** Instant of the newest run that wrote: what was made later counts from the next one. */
  readonly lastRunAt: string;
  /** What that run warned of. */
  readonly warnings: RunReportJson['warnings'];
};

const overrideFields = [
  ...['Id', 'Scorecard__c', 'Measure__c', 'Kind__c', 'Value__c', 'Reason__c', 'Expires_On__c', 'CreatedDate', 'LastModifiedDate'],
  'CreatedBy.Name'
];

/** The newest pulse with its reason and age; undefined where nobody gave one. */
export async function explainPulse(reader: RowReader, context: JudgementContext): Promise<ExplainedPulse | undefined> {
  const [pulse] = await reader.rows({
    object: 'Headroom_Pulse__c',
    fields: ['Id', 'Pulse__c', 'Reason__c', 'CreatedDate', 'CreatedBy.Name'],
    rest: `WHERE Account__c = ${soqlText(context.account)} ORDER BY CreatedDate DESC, Id DESC LIMIT 1`
  });
  if (pulse === undefined) return undefined;
  const made = madeAt(pulse);
  const on = asOfMoment(made, context.timeZone).today;
  return {
    id: String(pulse['Id']),
    word: textOf(pulse, 'Pulse__c') ?? '',
    reason: textOf(pulse, 'Reason__c') ?? null,
    author: authorOf(pulse),
    on,
    ageDays: epochDay(context.today) - epochDay(on),
    waiting: Date.parse(made) > Date.parse(context.lastRunAt)
  };
}

/** Overrides that have not ended, the oldest first, each with what became of it in the last run. */
export async function explainOverrides(
  reader: RowReader,
  context: JudgementContext,
  scorecards: readonly ExplainedScorecard[]
): Promise<readonly ExplainedOverride[]> {
  const counting = new Map(scorecards.flatMap(({ detail }) => detail.overrides ?? []).map((override) => [override.id, override]));
  const records = await reader.rows({
    object: 'Headroom_Health_Override__c',
    fields: overrideFields,
    rest: `WHERE Account__c = ${soqlText(context.account)} AND Expires_On__c >= ${context.today} ORDER BY CreatedDate, Id`
  });
  return records.map((record) => {
    const standing = explainedOverride(record, counting.get(String(record['Id'])), context);
    const home = scorecards.find(({ settings }) => settings.measures.some(({ k }) => k === standing.measure));
    const placed = standing.scorecard === '' && home !== undefined ? { ...standing, scorecard: home.key } : standing;
    const fault = placed.standing === 'waiting' ? faultToCome(placed, scorecards) : undefined;
    return fault === undefined ? placed : { ...placed, standing: 'refused', fault };
  });
}

/** Why the next sync will refuse an override, as far as the account's own scorecards tell; its names are those of the run's warnings. */
function faultToCome(override: ExplainedOverride, scorecards: readonly ExplainedScorecard[]): ExplainedOverride['fault'] {
  const { scorecard, measure, kind, value } = override;
  if (scorecard === '' && measure === undefined) return { name: 'OverrideSubject', value: '' };
  const home = scorecards.find(({ key }) => key === scorecard);
  if (home !== undefined && measure !== undefined && !home.settings.measures.some(({ k }) => k === measure))
    return { name: 'OverrideMeasure', value: measure };
  const isNumber = value !== undefined && value >= 0 && value <= 100;
  return kind === 'exclude' || isNumber ? undefined : { name: 'OverrideValue', value: String(value ?? '') };
}

function explainedOverride(record: OrgRecord, counted: DetailOverride | undefined, context: JudgementContext): ExplainedOverride {
  const made = madeAt(record);
  const later = Date.parse(textOf(record, 'LastModifiedDate') ?? made) > Date.parse(context.lastRunAt);
  const standing: OverrideStanding = counted !== undefined ? 'counts' : later ? 'waiting' : 'refused';
  const measure = textOf(record, 'Measure__c');
  const value = numberOf(record, 'Value__c');
  const id = String(record['Id']);
  const warning = context.warnings.find(({ name, values }) => name.startsWith('Override') && values[0] === id);
  return {
    id,
    scorecard: textOf(record, 'Scorecard__c') ?? '',
    ...(measure === undefined ? {} : { measure }),
    kind: overrideKind(record),
    ...(value === null ? {} : { value }),
    reason: textOf(record, 'Reason__c') ?? '',
    author: authorOf(record),
    madeAt: made,
    until: textOf(record, 'Expires_On__c') ?? '',
    standing,
    ...(standing === 'refused' && warning !== undefined ? { fault: { name: warning.name, value: typedValue(record, warning.name) } } : {}),
    acts: counted?.acts ?? false
  };
}

/** Fields that the run found wrong, by its warnings. */
const wrongFields: Readonly<Record<string, string>> = {
  OverrideKind: 'Kind__c',
  OverrideScorecard: 'Scorecard__c',
  OverrideMeasure: 'Measure__c',
  OverrideValue: 'Value__c'
};

/** What a person typed that the run did not understand: read from the record, since its report is for everybody. */
function typedValue(record: OrgRecord, warning: string): string {
  return String(record[wrongFields[warning] ?? ''] ?? '').trim();
}

/** What an override does; the picklist has no other kinds. */
export function overrideKind(record: OrgRecord): DetailOverride['kind'] {
  return overrideKinds[textOf(record, 'Kind__c') ?? ''] ?? 'exclude';
}

function madeAt(record: OrgRecord): string {
  return new Date(String(record['CreatedDate'])).toISOString();
}

function authorOf(record: OrgRecord): string {
  return textOf(parentOf(record, 'CreatedBy'), 'Name') ?? '';
}
