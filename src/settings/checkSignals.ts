import type { Aggregate, Settings, Signal } from '../domain/settings.ts';
import { isSurveyKind } from '../domain/surveyCounts.ts';
import { emptyField } from './finding.ts';
import type { Finding } from './finding.ts';

/** Signals whose aggregate lacks a field that it works on. Whether object and fields exist is checked against the org. */
export function checkSignals(settings: Omit<Settings, 'hash'>): readonly Finding[] {
  return settings.signals.flatMap((signal) => (signal.aggregate === 'RATIO' ? ratioFindings(signal) : readFindings(signal)));
}

function ratioFindings(signal: Signal): readonly Finding[] {
  return [
    ...needed(signal, 'Numerator__c', signal.numerator, 'Choose the signal that is divided'),
    ...needed(signal, 'Denominator__c', signal.denominator, 'Choose the signal to divide by'),
    ...twice(signal, 'Denominator__c', [signal.numerator, signal.denominator], 'always 1')
  ];
}

function readFindings(signal: Signal): readonly Finding[] {
  const date = signal.dateField;
  const dated = signal.aggregate === 'TREND' || signal.aggregate === 'LATEST' || signal.aggregate === 'FIRST';
  return [
    ...needed(signal, 'Object__c', signal.object, 'Enter the API name of the object that is read'),
    ...needed(signal, 'Account_Path__c', signal.accountPath, 'Enter the path to the account, such as AccountId'),
    ...(signal.aggregate === 'COUNT' ? [] : needed(signal, 'Field__c', signal.field, 'Enter the API name of the field')),
    ...(signal.aggregate === 'DAYS_BETWEEN' ? needed(signal, 'Second_Field__c', signal.secondField, 'Enter the later date') : []),
    ...(dated ? needed(signal, 'Date_Field__c', date, 'Enter the date that orders the rows') : []),
    ...(signal.windowDays === undefined ? [] : needed(signal, 'Date_Field__c', date, 'Enter the date that the window looks at')),
    ...(signal.aggregate === 'TREND' ? needed(signal, 'Window_Days__c', signal.windowDays, 'Enter the days to look back') : []),
    ...(signal.aggregate === 'DAYS_BETWEEN' ? twice(signal, 'Second_Field__c', [signal.field, signal.secondField], 'always 0') : []),
    ...twice(signal, 'Live_To__c', [signal.liveFrom, signal.liveTo], 'never live'),
    ...windowLengthFindings(signal),
    ...halfLifeFindings(signal),
    ...unansweredFindings(signal),
    ...noFactFindings(signal)
  ];
}

/** Objects of ours that hold no facts, with or without a namespace: what people judged, and what the sync writes. */
const judged = /^(?:\w+__)?Headroom_(?:Pulse|Health_Override)__c$/i;
const written =
  /^(?:\w+__)?Headroom_(?:Scorecard_Result|Whitespace_Cell|Account_Summary|Portfolio_Snapshot|Health_Run|Settings_Version)__c$/i;

/** Human judgement stands beside scores, and no score rests on scores. */
function noFactFindings({ record, object = '' }: Signal): readonly Finding[] {
  const what = judged.test(object)
    ? 'holds what people judged, which stands beside scores and never in them'
    : written.test(object)
      ? 'is written by the sync, so that a score would rest on scores'
      : undefined;
  return what === undefined
    ? []
    : [{ code: 'E-LOOP', record, field: 'Object__c', value: object, what, fix: 'Enter an object that holds facts' }];
}

/** A survey that nobody answered has no score; 0 would be one. */
function unansweredFindings({ aggregate, whenEmpty, record }: Signal): readonly Finding[] {
  if (!isSurveyKind(aggregate) || whenEmpty === 'Unknown') return [];
  const what = `gives a score to customers who answered nothing, but ${aggregate} is unknown there`;
  return [{ code: 'E-CONTRADICTION', record, field: 'When_Empty__c', value: whenEmpty, what, fix: 'Choose Unknown' }];
}

function windowLengthFindings({ record, aggregate, whenEmpty, windowDays }: Signal): readonly Finding[] {
  if (whenEmpty !== 'Window length') return [];
  const place = { code: 'E-CONTRADICTION', record, field: 'When_Empty__c', value: whenEmpty } as const;
  if (aggregate !== 'DAYS_SINCE') {
    return [{ ...place, what: `stands for the days since a row, which ${aggregate} does not give`, fix: 'Choose another word' }];
  }
  if (windowDays !== undefined) return [];
  const what = 'stands for the length of the window, but there is no window';
  return [{ ...place, what, fix: 'Enter the days of the window, or choose another word' }];
}

/** Aggregates in which older rows can weigh less; the others look at one row, at order, or at which rows there are. */
const weighted: readonly Aggregate[] = ['COUNT', 'SUM', 'AVG', 'SHARE', 'NPS', 'CSAT', 'CES', 'DAYS_BETWEEN'];

function halfLifeFindings({ record, aggregate, halfLifeDays }: Signal): readonly Finding[] {
  if (halfLifeDays === undefined || weighted.includes(aggregate)) return [];
  const what = `changes nothing for ${aggregate}, which weighs no rows`;
  return [
    {
      code: 'E-CONTRADICTION',
      record,
      field: 'Half_Life_Days__c',
      value: String(halfLifeDays),
      what,
      fix: `Empty it, or choose one of: ${weighted.join(', ')}`
    }
  ];
}

/** One name in two places that have to differ. */
function twice({ record }: Signal, field: string, [one, other]: readonly (string | undefined)[], so: string): readonly Finding[] {
  if (one === undefined || other === undefined || one.toLowerCase() !== other.toLowerCase()) return [];
  const what = `is the same as the first one, so that the value is ${so}`;
  return [{ code: 'E-FIELD-TWICE', record, field, value: other, what, fix: 'Name another one here' }];
}

function needed(signal: Signal, field: string, value: string | number | undefined, fix: string): readonly Finding[] {
  return value === undefined ? [emptyField(signal.record, field, `${signal.aggregate} needs it`, fix)] : [];
}
