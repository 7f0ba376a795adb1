import { duplicateAccounts, missingFields, unknownValues } from './accountChecks.ts';
import { checkedRows, isUsage } from './checkedRows.ts';
import type { CheckedRows } from './checkedRows.ts';
import { contradictingRenewals, contradictingTypes, rowsOutsideContracts } from './contractChecks.ts';
import type { QualityFinding } from './finding.ts';
import type { QualityContext, QualityInput } from './qualityInput.ts';
import { customersWithoutRows, futureRows, quietCustomers, repeatedRows, rowsWithoutAccount } from './rowChecks.ts';

/** Picklists whose values are held against the org's own list; the caller reads them from describe. */
export const QUALITY_PICKLISTS: readonly string[] = ['Account.Industry', 'Account.Type', 'Case.Type', 'Case.Priority', 'Asset.Status'];

/**
 * Looks for what makes scores unreliable: rows that cannot be true, contradictions, gaps, doubles.
 *
 * Reads the fact store only; a column that was not pulled is not checked (beyond what signals name these are Account Name, Type,
 * Industry and NumberOfEmployees, Opportunity Type, IsClosed, IsWon and CloseDate, Contract ActivatedDate, usage Product_Line__c).
 * Findings are counts, never texts of records.
 *
 * @returns  findings in a fixed order: accounts, contradictions, then rows by object
 */
export async function checkQuality(input: QualityInput): Promise<readonly QualityFinding[]> {
  const context: QualityContext = { ...input, tables: await input.facts.tables() };
  if (!context.tables.has('Account') || input.accounts.length === 0) return [];
  const findings: QualityFinding[] = [];
  for (const check of [missingFields, unknownValues, duplicateAccounts, contradictingTypes, contradictingRenewals]) {
    findings.push(...(await check(context)));
  }
  const seen = new Set<string>();
  for (const rows of checkedRows(context)) {
    findings.push(...(await checkRows(context, rows, !seen.has(`${rows.object} ${rows.accountPath}`))));
    seen.add(`${rows.object} ${rows.accountPath}`);
  }
  return findings;
}

async function checkRows(context: QualityContext, rows: CheckedRows, firstOfObject: boolean): Promise<readonly QualityFinding[]> {
  const usage = isUsage(rows, context.settings);
  return [
    ...(firstOfObject ? await rowsWithoutAccount(context, rows) : []),
    ...(firstOfObject ? await customersWithoutRows(context, rows) : []),
    ...(await quietCustomers(context, rows)),
    ...(await futureRows(context, rows)),
    ...(usage ? await rowsOutsideContracts(context, rows) : []),
    ...(usage ? await repeatedRows(context, rows) : [])
  ];
}
