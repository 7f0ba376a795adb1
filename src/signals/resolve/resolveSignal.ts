import type { Finding } from '../../domain/finding.ts';
import type { Aggregate, Signal } from '../../domain/settings.ts';
import { isSurveyKind } from '../../domain/surveyCounts.ts';
import type { FieldRef, ValueKind } from '../../soql/checkedQuery.ts';
import { resolvePath } from '../../soql/resolvePath.ts';
import { fieldOf } from '../../soql/schema.ts';
import type { SoqlObject, SoqlSchema } from '../../soql/schema.ts';
import { RecordReader } from './recordReader.ts';
import type { Lookup } from './recordReader.ts';
import type { ResolvedSignal } from './resolvedSignal.ts';

const numbers: readonly ValueKind[] = ['number'];
const days: readonly ValueKind[] = ['date', 'instant'];

/** Kinds of values that an aggregate can read; undefined = any. */
const takes: Readonly<Partial<Record<Aggregate, readonly ValueKind[]>>> = {
  SUM: numbers,
  AVG: numbers,
  MIN: numbers,
  MAX: numbers,
  LATEST: numbers,
  FIRST: numbers,
  NPS: numbers,
  CSAT: numbers,
  CES: numbers,
  TREND: numbers,
  SHARE: ['boolean'],
  DAYS_SINCE: days,
  DAYS_SINCE_FIRST: days,
  DAYS_UNTIL: days,
  DAYS_BETWEEN: days
};

/** Top of the scale of a survey answer, where the signal names no second field. */
export const scaleField = 'Scale_Max__c';

/** When a question was sent, where the object says so. */
const sentField = 'Sent_On__c';

/** A signal with every name looked up, or what is wrong with it. Not for RATIO, which has no rows of its own. */
export function resolveSignal(
  signal: Signal,
  lookup: Lookup
): { readonly resolved?: ResolvedSignal; readonly findings: readonly Finding[] } {
  const reader = new RecordReader(signal.record, lookup);
  const object = reader.object('Object__c', signal.object);
  if (!object) return { findings: reader.findings };
  const account = reader.account('Account_Path__c', object, signal.accountPath);
  const parts = {
    value: reader.path('Field__c', object, signal.field, takes[signal.aggregate]),
    second: secondOf(signal, object, reader),
    date: reader.path('Date_Field__c', object, signal.dateField, days),
    liveFrom: reader.path('Live_From__c', object, signal.liveFrom, days),
    liveTo: reader.path('Live_To__c', object, signal.liveTo, days),
    line: reader.path('Product_Line_Path__c', object, signal.productLinePath),
    filter: reader.filter('Filter__c', object, signal.filter),
    inUseFilter: reader.filter('In_Use_Filter__c', object, signal.inUseFilter),
    created: createdOf(object, lookup.schema),
    ...currenciesOf(object, signal.accountPath, lookup.schema),
    sent: isSurveyKind(signal.aggregate) ? fieldRef(object, sentField, lookup.schema) : undefined,
    windowDays: signal.windowDays
  };
  checkParts(signal, reader);
  checkHierarchy(signal, reader);
  if (!account || reader.findings.length > 0) return { findings: reader.findings };
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Omit<
    ResolvedSignal,
    'signal' | 'object' | 'account'
  >;
  return { resolved: { signal, object, account, ...given }, findings: [] };
}

/** Creation date of rows, where the object has one. */
export function createdOf(object: SoqlObject, schema: SoqlSchema): FieldRef | undefined {
  return fieldRef(object, 'CreatedDate', schema);
}

const currencyField = 'CurrencyIsoCode';

/** Currency of rows and of the account that they lead to, in an org with several. */
export function currenciesOf(
  object: SoqlObject,
  accountPath: string | undefined,
  schema: SoqlSchema
): { readonly currency?: FieldRef; readonly accountCurrency?: FieldRef } {
  const currency = fieldRef(object, currencyField, schema);
  const steps = (accountPath ?? '').trim().split('.');
  const parent = (steps.pop() ?? '').replace(/__c$/i, '__r').replace(/Id$/i, '');
  const parts = [...steps, ...(parent === '' ? [] : [parent]), currencyField];
  const found = resolvePath({ kind: 'path', parts, index: 0 }, { schema, object, text: parts.join('.'), polymorphic: 'targets' });
  return currency === undefined || !found.ok ? {} : { currency, accountCurrency: found.value };
}

/** A field of the object itself, where it has it. */
function fieldRef(object: SoqlObject, name: string, schema: SoqlSchema): FieldRef | undefined {
  if (!fieldOf(object, name)) return undefined;
  const found = resolvePath({ kind: 'path', parts: [name], index: 0 }, { schema, object, text: name, polymorphic: 'targets' });
  return found.ok ? found.value : undefined;
}

/** The later date, or the top of the row's scale: CSAT cannot do without, the other surveys take it where rows have it. */
function secondOf(signal: Signal, object: SoqlObject, reader: RecordReader): FieldRef | undefined {
  if (signal.aggregate === 'DAYS_BETWEEN') return reader.path('Second_Field__c', object, signal.secondField, days);
  if (!isSurveyKind(signal.aggregate)) return undefined;
  const needed = signal.aggregate === 'CSAT' || fieldOf(object, scaleField) !== undefined;
  return reader.path('Second_Field__c', object, signal.secondField ?? (needed ? scaleField : undefined), numbers);
}

/** A roll-up needs the parents of accounts. */
function checkHierarchy({ rollUp }: Signal, reader: RecordReader): void {
  const account = rollUp === undefined ? undefined : reader.object('Roll_Up__c', 'Account');
  if (account) reader.path('Roll_Up__c', account, 'ParentId');
}

const needsDate: readonly Aggregate[] = ['LATEST', 'FIRST', 'TREND'];

function checkParts(signal: Signal, reader: RecordReader): void {
  const { aggregate } = signal;
  const missing = (field: string, what: string, fix: string): void => reader.add('E-VALUE-MISSING', { field, value: '', what, fix });
  const blank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
  if (aggregate !== 'COUNT' && blank(signal.field)) missing('Field__c', `${aggregate} needs a field`, 'Name the field to read');
  if (aggregate === 'DAYS_BETWEEN' && blank(signal.secondField)) {
    missing('Second_Field__c', 'DAYS_BETWEEN needs a second date', 'Name the later date');
  }
  const dated = needsDate.includes(aggregate) || signal.halfLifeDays !== undefined || signal.windowDays !== undefined;
  if (dated && blank(signal.dateField)) {
    const why = needsDate.includes(aggregate) ? aggregate : signal.windowDays === undefined ? 'A half-life' : 'A window';
    missing('Date_Field__c', `${why} needs a date field`, 'Name the date that says when a row counts');
  }
  if (signal.whenEmpty === 'Window length' && signal.windowDays === undefined) {
    missing('Window_Days__c', 'Window length is asked for and there is no window', 'Give the window in days');
  }
  if (aggregate === 'TREND' && signal.windowDays === undefined && !blank(signal.dateField)) {
    missing('Window_Days__c', 'TREND needs a window', 'Give the window in days, such as 84');
  }
  for (const [name, days] of [
    ['Window_Days__c', signal.windowDays],
    ['Half_Life_Days__c', signal.halfLifeDays]
  ] as const) {
    if (days !== undefined && !(days > 0)) {
      reader.add('E-NUMBER-RANGE', {
        field: name,
        value: String(days),
        what: 'It is not above 0',
        fix: 'Give a number of days above 0, or none'
      });
    }
  }
}
