import type { Finding } from '../../domain/finding.ts';
import type { ContractSource } from '../../domain/settings.ts';
import type { FieldRef } from '../../soql/checkedQuery.ts';
import { RecordReader } from './recordReader.ts';
import type { Lookup } from './recordReader.ts';
import { createdOf, currenciesOf } from './resolveSignal.ts';
import type { RowSource } from './resolvedSignal.ts';

/** A contract source whose every name has been found; live from start to end. */
export type ResolvedContract = RowSource & {
  readonly source: ContractSource;
  readonly value?: FieldRef;
  readonly notice?: FieldRef;
  readonly renews?: FieldRef;
  readonly term?: FieldRef;
};

/** A contract source with every name looked up, or what is wrong with it. */
export function resolveContract(
  source: ContractSource,
  lookup: Lookup
): { readonly resolved?: ResolvedContract; readonly findings: readonly Finding[] } {
  const reader = new RecordReader(source.record, lookup);
  const object = reader.object('Object__c', source.object);
  if (!object) return { findings: reader.findings };
  const account = reader.account('Account_Path__c', object, source.accountPath);
  const parts = {
    liveFrom: reader.path('Start_Field__c', object, source.startField, ['date', 'instant']),
    liveTo: reader.path('End_Field__c', object, source.endField, ['date', 'instant']),
    value: reader.path('Annual_Value_Field__c', object, source.annualValueField, ['number']),
    notice: reader.path('Notice_Days_Field__c', object, source.noticeDaysField, ['number']),
    renews: reader.path('Auto_Renew_Field__c', object, source.autoRenewField, ['boolean']),
    term: reader.path('Term_Months_Field__c', object, source.termMonthsField, ['number']),
    filter: reader.filter('Status_Filter__c', object, source.statusFilter),
    created: createdOf(object, lookup.schema),
    ...currenciesOf(object, source.accountPath, lookup.schema)
  };
  reader.path('Currency_Field__c', object, source.currencyField);
  reader.path('Product_Line_Path__c', object, source.productLinePath);
  if (!account || reader.findings.length > 0) return { findings: reader.findings };
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Omit<
    ResolvedContract,
    'source' | 'object' | 'account'
  >;
  return { resolved: { source, object, account, ...given }, findings: [] };
}
