import { describe, expect, it } from 'vitest';
import { checkQuery } from '../../../src/soql/checkQuery.ts';
import { parseSoql } from '../../../src/soql/parseSoql.ts';
import type { SoqlError } from '../../../src/soql/soqlError.ts';
import { schema } from './fixtures.ts';

function errorOf(soql: string): SoqlError | undefined {
  const parsed = parseSoql(soql);
  const checked = parsed.ok ? checkQuery(parsed.value, schema) : parsed;
  return checked.ok ? undefined : checked.error;
}

/** Query, code, row:column, and a piece of the text. */
const cases: readonly (readonly [soql: string, code: string, place: string, said: string])[] = [
  ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', '1:29', "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account WHERE Name = "a"', 'MALFORMED_QUERY', '1:37', "unexpected token: '\"'"],
  ["SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", 'MALFORMED_QUERY', '1:56', "unexpected token: 'OR'"],
  ["SELECT Id FROM Account\nWHERE Nam = 'a'", 'INVALID_FIELD', '2:7', "No such column 'Nam' on entity 'Account'"],
  ['SELECT Id, Owner FROM Account', 'INVALID_FIELD', '1:12', "No such column 'Owner' on entity 'Account'"],
  ['SELECT Id FROM Acount', 'INVALID_TYPE', '1:16', "sObject type 'Acount' is not supported"],
  ['SELECT Foo.Name FROM Account', 'INVALID_FIELD', '1:8', "Didn't understand relationship 'Foo' in field path"],
  ['SELECT Id, (SELECT Id FROM Foos) FROM Account', 'INVALID_TYPE', '1:28', "Didn't understand relationship 'Foos' in FROM part"],
  [
    "SELECT Id FROM Account WHERE NumberOfEmployees = '5'",
    'INVALID_FIELD',
    '1:50',
    'must be of type integer and should not be enclosed in quotes'
  ],
  [
    'SELECT Id FROM Account WHERE Name = 5',
    'INVALID_FIELD',
    '1:37',
    "field 'Name' must be of type string and should be enclosed in quotes"
  ],
  ['SELECT Id FROM Account WHERE CreatedDate = 2026-01-01', 'INVALID_FIELD', '1:44', 'must be of type dateTime'],
  ['SELECT Id FROM Account WHERE Since__c = 2026-01-01T00:00:00Z', 'INVALID_FIELD', '1:41', 'must be of type date and should not'],
  ['SELECT Id FROM Account WHERE Since__c = 2026-02-45', 'INVALID_FIELD', '1:41', 'Invalid date: 2026-02-45'],
  ['SELECT Id FROM Account WHERE Partner__c > true', 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on boolean field'],
  ["SELECT Id FROM Account WHERE Id LIKE '001%'", 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on id field'],
  ["SELECT Id FROM Account WHERE Tags__c LIKE 'a%'", 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on multipicklist field'],
  ["SELECT Id FROM Account WHERE Name INCLUDES ('a')", 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on string field'],
  ["SELECT Id FROM Account WHERE OwnerId = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', '1:40', 'invalid ID field: abc'],
  ["SELECT Id FROM Account WHERE Description = 'x'", 'INVALID_FIELD', '1:30', "field 'Description' can not be filtered in a query call"],
  ['SELECT Id FROM Account WHERE Name = :name', 'MALFORMED_QUERY', '1:37', 'Bind variables only allowed in Apex code'],
  ['SELECT Id FROM Account WHERE COUNT(Id) > 1', 'MALFORMED_QUERY', '1:30', 'Aggregate functions are not allowed in WHERE'],
  ['SELECT Name n FROM Account', 'MALFORMED_QUERY', '1:8', 'only aggregate expressions use field aliasing'],
  ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', '1:8', 'Field must be grouped or aggregated: Name'],
  [
    'SELECT COUNT(Id) FROM Account GROUP BY Name ORDER BY Industry',
    'MALFORMED_QUERY',
    '1:54',
    'Field must be grouped or aggregated: Industry'
  ],
  ['SELECT COUNT(), Id FROM Account', 'MALFORMED_QUERY', '1:8', 'COUNT() must be the only item selected'],
  ['SELECT COUNT() FROM Account GROUP BY Name', 'MALFORMED_QUERY', '1:8', 'Grouped query cannot use COUNT()'],
  ['SELECT SUM(Name) FROM Account', 'MALFORMED_QUERY', '1:8', 'field Name does not support aggregate operator SUM'],
  ['SELECT Id, id FROM Account', 'MALFORMED_QUERY', '1:12', 'duplicate field selected: Id'],
  ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', '1:8', 'must have a LIMIT of at most 200'],
  ['SELECT FIELDS(CUSTOM) FROM Account LIMIT 201', 'MALFORMED_QUERY', '1:8', 'must have a LIMIT of at most 200'],
  ['SELECT TYPEOF What WHEN Account THEN Name END FROM Event', 'NOT_SUPPORTED', '1:8', 'TYPEOF is not supported'],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = null',
    'MALFORMED_QUERY',
    '1:30',
    'only allowed at the top level'
  ],
  ['SELECT Id FROM Account WHERE Name IN (SELECT Name FROM Contact)', 'INVALID_FIELD', '1:30', "should be an id or reference: 'Name'"],
  ['SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Contact)', 'MALFORMED_QUERY', '1:54', 'exactly one id or reference field'],
  ['SELECT Who.Company FROM Event', 'INVALID_FIELD', '1:8', "No such column 'Company' on entity 'Name'"],
  ['SELECT Who.Account.Name FROM Event', 'INVALID_FIELD', '1:8', "Didn't understand relationship 'Account'"],
  ['SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account', 'INVALID_FIELD', '1:8', 'more than 5 child-to-parent levels'],
  ['SELECT Id FROM Account ORDER BY Tags__c', 'MALFORMED_QUERY', '1:33', "field 'Tags__c' can not be sorted"],
  ['SELECT Id FROM Account WHERE CreatedDate = LAST_N_YEARS:99999', 'MALFORMED_QUERY', '1:44', 'invalid date literal'],
  ['SELECT Id FROM Account LIMIT 5 OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', '-:-', 'Maximum SOQL offset allowed is 2000']
];

describe('errors of queries', () => {
  it.each(cases)('%s is %s at %s', (soql, code, place, said) => {
    const error = errorOf(soql);
    expect(error?.detail).toContain(said);
    expect(error?.errorCode).toBe(code);
    expect(`${error?.row ?? '-'}:${error?.column ?? '-'}`).toBe(place);
  });

  it('words an error as Salesforce does, with the piece of the query and a caret under the place', () => {
    expect(errorOf('SELECT Nam FROM Account')?.message).toBe(
      "\nSELECT Nam FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Nam' on entity 'Account'. If you are attempting to use a " +
        "custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
    );
  });

  it.each([
    'SELECT Id FROM Account USING SCOPE mine',
    'SELECT Id FROM Account WITH USER_MODE',
    'SELECT Id FROM Account WITH SECURITY_ENFORCED LIMIT 1',
    'SELECT Id FROM Account FOR VIEW',
    'SELECT FIELDS(STANDARD) FROM Account',
    'SELECT FIELDS(ALL) FROM Account LIMIT 200',
    'select id from account where name = null',
    'SELECT a.Name, a.Owner.Name FROM Account a WHERE a.Owner.IsActive = true',
    'SELECT Account.Name FROM Account',
    "SELECT toLabel(Industry), FORMAT(AnnualRevenue) shown, convertCurrency(AnnualRevenue) FROM Account WHERE Name = ''",
    'SELECT Industry, COUNT(Id) c FROM Account GROUP BY Industry HAVING COUNT(Id) > 1 AND (SUM(AnnualRevenue) > 5 OR MAX(CreatedDate) < TODAY)'
  ])('%s is accepted', (soql) => {
    expect(errorOf(soql)).toBeUndefined();
  });
});
