import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../src/soql/parseFilter.ts';
import { pathsOf } from '../../../src/soql/pathsOf.ts';
import { printCondition } from '../../../src/soql/printCondition.ts';
import { readFilter } from '../../../src/soql/readFilter.ts';
import { schema } from './fixtures.ts';

function errorOf(filter: string, object = 'Account'): string {
  const checked = parseFilter(filter, object, schema);
  return checked.ok
    ? 'fine'
    : `${checked.error.errorCode} ${checked.error.row ?? '-'}:${checked.error.column ?? '-'} ${checked.error.detail}`;
}

describe('filters of the settings', () => {
  it.each([
    ["Name = 'a' LIMIT 5", 'LIMIT is not allowed in a filter'],
    ["Name = 'a' ORDER BY Name", 'ORDER BY is not allowed in a filter'],
    ["Name = 'a' FOR UPDATE", 'FOR is not allowed in a filter'],
    ["Name = 'a' GROUP BY Name", 'GROUP BY is not allowed in a filter'],
    ["Name = 'a' WITH USER_MODE", 'WITH is not allowed in a filter'],
    ["Name = 'a' ALL ROWS", 'ALL ROWS not allowed in this context'],
    ["Name = 'a'; DELETE", "unexpected token: ';'"],
    ["Name = 'a' -- x", "unexpected token: '--'"],
    ["Name = 'a' /* x */", "unexpected token: '/*'"],
    ['Name = :name', 'Bind variables only allowed in Apex code'],
    ['', 'the filter is empty'],
    ["Name = 'a') OR (Name = 'b'", 'unexpected token'],
    ["Name = 'a' AND Name = 'b' OR Name = 'c'", "unexpected token: 'OR'"]
  ])('%s is refused', (filter, said) => {
    expect(errorOf(filter)).toContain('MALFORMED_QUERY');
    expect(errorOf(filter)).toContain(said);
  });

  it('names an unknown field with its place in the filter', () => {
    expect(errorOf("Name = 'a' AND Industri = 'b'")).toContain("INVALID_FIELD 1:16 No such column 'Industri' on entity 'Account'");
  });

  it('names an unknown relationship', () => {
    expect(errorOf("Owners.Name = 'a'")).toContain("INVALID_FIELD 1:1 Didn't understand relationship 'Owners' in field path");
  });

  it('refuses a field that the Name object lacks on a polymorphic parent', () => {
    expect(errorOf("Who.Company = 'a'", 'Event')).toContain("No such column 'Company' on entity 'Name'");
    expect(errorOf("Who.Title LIKE 'C_O'", 'Event')).toBe('fine');
  });

  it('refuses a semi-join unless the setting allows it', () => {
    const filter = 'Id IN (SELECT AccountId FROM Contact)';
    expect(parseFilter(filter, 'Account', schema).ok).toBe(false);
    expect(parseFilter(filter, 'Account', schema, { semiJoins: true }).ok).toBe(true);
  });

  it('lets a field that the org cannot filter by run in the store alone', () => {
    expect(parseFilter("Description = 'a'", 'Account', schema).ok).toBe(false);
    expect(parseFilter("Description = 'a'", 'Account', schema, { inStore: true }).ok).toBe(true);
  });

  it('lists paths in order, each once, and those of semi-joins apart', () => {
    const read = pathsOf(
      "Who.Title LIKE 'a' AND (IsChild = false OR Who.Title = 'b') AND WhoId IN (SELECT Id FROM Contact WHERE Account.Name = 'x')"
    );
    expect(read).toEqual({
      ok: true,
      value: { paths: ['Who.Title', 'IsChild', 'WhoId'], semiJoins: [{ object: 'Contact', paths: ['Id', 'Account.Name'] }] }
    });
  });

  it.each([
    "Type != 'Feature Request'",
    "Field = 'Status' AND OldValue = 'Closed'",
    "IsEscalated = true OR Priority IN ('High', 'Critical', 'Urgent')",
    "IsChild = false AND (Who.Title LIKE '%Chief%' OR Who.Title LIKE 'C_O')",
    'CreatedDate < LAST_N_DAYS:365',
    'NOT (A = 1 AND B = 2.5)',
    "Name LIKE '50\\%\\_%' AND Name != 'O\\'Neil \\\\ x'",
    'CloseDate >= THIS_YEAR AND X = null AND D NOT IN (2020-01-01, TODAY)',
    "Id NOT IN (SELECT AccountId FROM Contact WHERE Title = 'x')"
  ])('%s comes out of the tree as it went in', (filter) => {
    const read = readFilter(filter);
    expect(read.ok ? printCondition(read.value.condition) : read.error.message).toBe(filter);
  });
});
