import type { QualityFinding } from './finding.ts';
import { findingOf } from './finding.ts';
import type { QualityContext } from './qualityInput.ts';
import { hasFields, quoted, readCounts } from './qualityInput.ts';

/** Fields of a customer that rules and targets ask for. */
const NEEDED_FIELDS: readonly (readonly [field: string, code: string, note: string])[] = [
  ['NumberOfEmployees', 'employees_missing', 'customers have no number of employees, so targets per employee are unknown'],
  ['Industry', 'industry_missing', 'customers have no industry, so rules by industry pass them by']
];

/** Customers without a field that rules need. */
export async function missingFields(context: QualityContext): Promise<readonly QualityFinding[]> {
  const findings = NEEDED_FIELDS.filter(([field]) => hasFields(context, 'Account', [field])).map(async ([field, code, note]) => {
    const sql = `
      select count(*) as total, count(*) filter (where ${quoted(field)} is null) as missing
      from "Account" where "Id" in (select unnest(string_split(?, ',')))`;
    const { total = 0, missing = 0 } = await readCounts(context, sql, [context.accounts.join(',')]);
    return findingOf({ code, object: 'Account', count: missing, of: total, note });
  });
  return (await Promise.all(findings)).flat();
}

/** Values outside the org's own list: misspelt, or loaded from elsewhere. Letter case does not matter, as in SOQL. */
export async function unknownValues(context: QualityContext): Promise<readonly QualityFinding[]> {
  const fields = [...context.picklists].flatMap(([name, values]) => {
    const [object, field] = name.split('.');
    const checked = object !== undefined && field !== undefined && values.length > 0 && hasFields(context, object, [field]);
    return checked ? [{ object, field, values }] : [];
  });
  const findings = fields.map(async ({ object, field, values }) => {
    const places = values.map(() => '?').join(', ');
    const sql = `
      select count(*) as total, count(*) filter (where lower(${quoted(field)}) not in (${places})) as unknown,
        count(distinct ${quoted(field)}) filter (where lower(${quoted(field)}) not in (${places})) as words
      from ${quoted(object)} where ${quoted(field)} is not null`;
    const lower = values.map((value) => value.toLowerCase());
    const { total = 0, unknown = 0, words = 0 } = await readCounts(context, sql, [...lower, ...lower]);
    return findingOf({
      code: 'value_unknown',
      object,
      count: unknown,
      of: total,
      note:
        words === 1
          ? `rows have a value that is not in the list of ${field}`
          : `rows have one of ${words} values that are not in the list of ${field}`
    });
  });
  return (await Promise.all(findings)).flat();
}

/** Accounts with the same name but for letter case, punctuation and legal form: each beyond the first counts. */
export async function duplicateAccounts(context: QualityContext): Promise<readonly QualityFinding[]> {
  if (!hasFields(context, 'Account', ['Name'])) return [];
  const sql = `
    select coalesce(sum(n), 0) as total, coalesce(sum(n - 1), 0) as more
    from (
      select count(*) as n
      from "Account"
      group by regexp_replace(regexp_replace(lower("Name"), '\\b(inc|ltd|llc|gmbh|corp|co|ag|plc)\\b', '', 'g'), '[\\s\\p{P}]+', '', 'g'))`;
  const { total = 0, more = 0 } = await readCounts(context, sql);
  return findingOf({ code: 'account_duplicate', object: 'Account', count: more, of: total, note: 'accounts have the name of another one' });
}
