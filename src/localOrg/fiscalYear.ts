import type { FiscalYear } from '../soql/dialect.ts';
import type { LocalOrg } from './localOrg.ts';

/**
 * The fiscal year of the company.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_organization.htm
 * (FiscalYearStartMonth, UsesStartDateAsFiscalYearName)
 */
export function fiscalYearOf(org: LocalOrg): FiscalYear {
  const sql = 'select "FiscalYearStartMonth" as month, "UsesStartDateAsFiscalYearName" as byStart from "Organization"';
  const row = org.database.statement(sql).get();
  return { startMonth: Number(row?.['month'] ?? 1), namedByStart: row?.['byStart'] === 1 };
}
