import type { ExplainedCell, Explanation } from '../../domain/explanation.ts';
import type { FlagsJson } from '../../domain/resultJson.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import { numberOf, parentOf, readJson, readJsonIfAny, textOf } from './explainJson.ts';
import type { RowReader } from './explainReader.ts';

const currencyField = 'CurrencyIsoCode';
const cellFields = ['Detail__c', 'Value_Based_Amount__c', 'Owned_Amount__c'];
const summaryFields = [
  ...['Contract_Value__c', 'Contract_Value_Source__c', 'Decision_Date__c', 'Whitespace_Amount__c', 'Whitespace_Full_Amount__c'],
  ...['Whitespace_Open_Count__c', 'Whitespace_Hold_Count__c', 'Cells__c', 'Flags__c', 'Settings_Version__r.Settings__c']
];

/** What the account summary and the whitespace cells say; without a summary only the cells. */
export type ExplainedSummary = Pick<Explanation, 'cells' | 'productLines' | 'summary'> & { readonly flags: FlagsJson | undefined };

/** Reads whitespace and summary of an account. Only in an org with several currencies do records say which one an amount is in. */
export async function explainSummary(reader: RowReader, account: string): Promise<ExplainedSummary> {
  const of = `WHERE Account__c = ${soqlText(account)}`;
  const asked = { object: 'Headroom_Whitespace_Cell__c', fields: cellFields, optional: ['Product_Line__c'] };
  const cells = await reader.rows({ ...asked, rest: `${of} ORDER BY Product_Line__c` });
  const summaries = { object: 'Headroom_Account_Summary__c', fields: summaryFields, optional: [currencyField], rest: of };
  const [summary] = await reader.rows(summaries);
  const own = cells.map((record) => explainedCell(record, account));
  return summary === undefined ? { cells: own, flags: undefined } : explainedSummary(own, summary, account);
}

/** A cell with what is paid, and its amount where that rests on the contract value, as far as who asks may read both. */
function explainedCell(record: OrgRecord, account: string): ExplainedCell {
  const name = `Headroom_Whitespace_Cell__c ${textOf(record, 'Product_Line__c') ?? ''} of ${account}`;
  const cell = readJson('cell', record['Detail__c'], { field: 'Detail__c', record: name });
  const paid = numberOf(record, 'Owned_Amount__c');
  const amt = cell.byValue === true ? numberOf(record, 'Value_Based_Amount__c') : cell.amt;
  return { ...cell, amt, ...(paid === null ? {} : { paid }) };
}

function explainedSummary(own: readonly ExplainedCell[], summary: OrgRecord, account: string): ExplainedSummary {
  const record = `Headroom_Account_Summary__c of ${account}`;
  const others = readJsonIfAny('cells', summary['Cells__c'], { field: 'Cells__c', record })?.cells ?? [];
  const version = parentOf(summary, 'Settings_Version__r');
  const lines = readJsonIfAny('productLines', version?.['Settings__c'], { field: 'Settings_Version__r.Settings__c', record });
  const currency = textOf(summary, currencyField);
  return {
    cells: [...own, ...others],
    flags: readJsonIfAny('flags', summary['Flags__c'], { field: 'Flags__c', record }),
    ...(lines === undefined ? {} : { productLines: lines }),
    summary: {
      contractValue: numberOf(summary, 'Contract_Value__c'),
      contractValueSource: textOf(summary, 'Contract_Value_Source__c') ?? null,
      decisionDate: textOf(summary, 'Decision_Date__c') ?? null,
      whitespaceAmount: numberOf(summary, 'Whitespace_Full_Amount__c') ?? numberOf(summary, 'Whitespace_Amount__c'),
      ...(currency === undefined ? {} : { currency }),
      openCount: Number(summary['Whitespace_Open_Count__c'] ?? 0),
      holdCount: Number(summary['Whitespace_Hold_Count__c'] ?? 0)
    }
  };
}
