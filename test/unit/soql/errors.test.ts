import { describe, expect, it } from 'vitest';
import { errorOf } from './errorOf.ts';

/** Query, code, row:column, and a piece of the text. */
const cases: readonly (readonly [soql: string, code: string, place: string, said: string])[] = [
  ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', '1:29', "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account WHERE Name = "a"', 'MALFORMED_QUERY', '1:37', "line 1:36 no viable alternative at character '\"'"],
  ["SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", 'MALFORMED_QUERY', '1:56', "unexpected token: 'OR'"],
  ["SELECT Id FROM Account\nWHERE Nam = 'a'", 'INVALID_FIELD', '2:7', "No such column 'Nam' on entity 'Account'"],
  ['SELECT Id, Owner FROM Account', 'INVALID_FIELD', '1:12', "No such column 'Owner' on entity 'Account'"],
  ['SELECT Id FROM Acount', 'INVALID_TYPE', '1:16', "sObject type 'Acount' is not supported"],
  ['SELECT Foo.Name FROM Account', 'INVALID_FIELD', '1:8', "Didn't understand relationship 'Foo' in field path"],
  ['SELECT Id, (SELECT Id FROM Foos) FROM Account', 'INVALID_TYPE', '1:28', "Didn't understand relationship 'Foos' in FROM part"],
  [
    "SELECT Id FROM Account WHERE NumberOfEmployees = '5'",
    'INVALID_FIELD',
    '1:30',
    'must be of type integer and should not be enclosed in quotes'
  ],
  [
    'SELECT Id FROM Account WHERE Name = 5',
    'INVALID_FIELD',
    '1:30',
    "field 'Name' must be of type string and should be enclosed in quotes"
  ],
  ['SELECT Id FROM Account WHERE CreatedDate = 2026-01-01', 'INVALID_FIELD', '1:30', 'must be of type dateTime'],
  ['SELECT Id FROM Account WHERE Since__c = 2026-01-01T00:00:00Z', 'INVALID_FIELD', '1:30', 'must be of type date and should not'],
  ['SELECT Id FROM Account WHERE Since__c = 2026-02-45', 'INVALID_FIELD', '1:30', 'Invalid date: 2026-02-45'],
  ['SELECT Id FROM Account WHERE Partner__c > true', 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on boolean field'],
  ["SELECT Id FROM Account WHERE Id LIKE '001%'", 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on id field'],
  ["SELECT Id FROM Account WHERE Tags__c LIKE 'a%'", 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on multipicklist field'],
  ["SELECT Id FROM Account WHERE Name INCLUDES ('a')", 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid operator on string field'],
  ["SELECT Id FROM Account WHERE OwnerId = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', '1:30', 'invalid ID field: abc'],
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
  ['SELECT SUM(Name) FROM Account', 'MALFORMED_QUERY', '1:12', 'field Name does not support aggregate operator SUM'],
  ['SELECT Id, id FROM Account', 'MALFORMED_QUERY', '-:-', 'duplicate field selected: Id'],
  ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', '1:8', 'must have a LIMIT of at most 200'],
  ['SELECT FIELDS(CUSTOM) FROM Account LIMIT 201', 'MALFORMED_QUERY', '1:8', 'must have a LIMIT of at most 200'],
  [
    'SELECT TYPEOF Account WHEN Account THEN Name END FROM Event',
    'INVALID_FIELD',
    '1:15',
    'Cannot use TYPEOF on a non-polymorphic relationship'
  ],
  ['SELECT TYPEOF What WHEN Lead THEN Name END FROM Event', 'INVALID_TYPE', '1:25', "sObject type 'Lead' is not supported in this TYPEOF"],
  ['SELECT TYPEOF What WHEN Account THEN Nme END FROM Event', 'INVALID_FIELD', '1:38', "No such column 'Nme' on entity 'Account'"],
  [
    'SELECT TYPEOF What WHEN Account THEN Name ELSE Company END FROM Event',
    'INVALID_FIELD',
    '1:48',
    "No such column 'Company' on entity 'Name'"
  ],
  ['SELECT What.Name, TYPEOF What WHEN Account THEN Name END FROM Event', 'MALFORMED_QUERY', '-:-', 'duplicate field selected: What'],
  ['SELECT Who.Company FROM Event', 'INVALID_FIELD', '1:8', "No such column 'Company' on entity 'Name'"],
  ['SELECT Who.Account.Name FROM Event', 'INVALID_FIELD', '1:8', "Didn't understand relationship 'Account'"],
  ['SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account', 'INVALID_FIELD', '1:8', 'more than 5 child-to-parent levels'],
  ['SELECT Id FROM Account ORDER BY Tags__c', 'MALFORMED_QUERY', '1:33', "field 'Tags__c' can not be sorted"],
  ['SELECT Id FROM Account WHERE CreatedDate = LAST_N_YEARS:99999', 'MALFORMED_QUERY', '1:30', 'invalid date literal'],
  ['SELECT MAX(CreatedDate) FROM Account LIMIT 1', 'MALFORMED_QUERY', '-:-', 'uses overall aggregate functions cannot also use LIMIT'],
  ['SELECT MAX(CreatedDate) FROM Account ORDER BY Name', 'MALFORMED_QUERY', '-:-', 'cannot also use ORDER BY'],
  ['SELECT MAX(CreatedDate) FROM Account OFFSET 5', 'MALFORMED_QUERY', '-:-', 'cannot also use OFFSET'],
  ['SELECT Name, Owner.Name, COUNT(Id) FROM Account GROUP BY Name, Owner.Name', 'MALFORMED_QUERY', '1:14', 'duplicate alias: Name'],
  ['SELECT COUNT(Id) n, COUNT(Name) n FROM Account', 'MALFORMED_QUERY', '-:-', 'duplicate alias: n'],
  [
    'SELECT Industry, (SELECT Id FROM Contacts) FROM Account GROUP BY Industry',
    'MALFORMED_QUERY',
    '1:49',
    'Grouped query cannot use child relationships'
  ],
  [
    'SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account',
    'MALFORMED_QUERY',
    '1:35',
    'Only root queries support aggregate expressions'
  ],
  ['SELECT Id, (SELECT Id FROM Contacts OFFSET 1) FROM Account', 'MALFORMED_QUERY', '1:28', 'OFFSET in a subquery'],
  ['SELECT Id, (SELECT Id FROM Contacts), (SELECT Name FROM Contacts) FROM Account', 'MALFORMED_QUERY', '-:-', 'duplicate alias: Contacts'],
  ['SELECT GROUPING(Name), COUNT(Id) FROM Account GROUP BY Name', 'MALFORMED_QUERY', '1:8', 'GROUPING is only allowed with'],
  [
    'SELECT GROUPING(Industry), COUNT(Id) FROM Account GROUP BY CUBE(Name)',
    'MALFORMED_QUERY',
    '1:8',
    'must be grouped or aggregated: Industry'
  ],
  [
    'SELECT COUNT(Id) FROM Account GROUP BY CUBE(Name, Industry, OwnerId, ParentId)',
    'MALFORMED_QUERY',
    '-:-',
    'GROUP BY CUBE must contain 3 fields or less'
  ],
  ['SELECT COUNT() n FROM Account', 'MALFORMED_QUERY', '1:8', 'COUNT() cannot have an alias'],
  ['SELECT COUNT() FROM Account ORDER BY Name', 'MALFORMED_QUERY', '1:8', 'Ordering is not allowed with COUNT()'],
  ['SELECT Name FROM Account ORDER BY COUNT(Id)', 'MALFORMED_QUERY', '1:35', 'need GROUP BY'],
  [
    'SELECT Description FROM Account GROUP BY Description',
    'INVALID_FIELD',
    '1:42',
    "field 'Description' can not be grouped in a query call"
  ],
  ['SELECT Id FROM Account ORDER BY Description', 'MALFORMED_QUERY', '1:33', "field 'Description' can not be sorted in a query call"],
  ['SELECT AVG(CreatedDate) FROM Account', 'MALFORMED_QUERY', '1:12', 'field CreatedDate does not support aggregate operator AVG'],
  ['SELECT MAX(Partner__c) FROM Account', 'MALFORMED_QUERY', '1:12', 'field Partner__c does not support aggregate operator MAX'],
  [
    'SELECT Id FROM Account WHERE CALENDAR_YEAR(Name) = 2026',
    'INVALID_FIELD',
    '1:30',
    "field 'Name' does not support date function CALENDAR_YEAR"
  ],
  ['SELECT Id FROM Account a, a.Contacts c', 'INVALID_TYPE', '1:27', "Didn't understand relationship 'a.Contacts' in FROM part"],
  ['SELECT Id FROM Account WHERE Since__c = 2026-02-31', 'INVALID_FIELD', '1:30', 'Invalid date: 2026-02-31'],
  ['SELECT Id FROM Account WHERE CreatedDate > 2026-02-31T10:00:00Z', 'INVALID_FIELD', '1:44', 'Invalid datetime: 2026-02-31T10:00:00Z'],
  ['SELECT Id FROM Account WHERE AnnualRevenue > USD5000', 'NOT_SUPPORTED', '1:30', 'Amounts with a currency (USD)'],
  [
    "SELECT Id FROM Account WHERE DISTANCE(Place__c, GEOLOCATION(1, 2), 'mi') < 5",
    'NOT_SUPPORTED',
    '1:30',
    'The function DISTANCE is not supported'
  ],
  ['SELECT Nonsense(Name) FROM Account', 'MALFORMED_QUERY', '1:16', "unexpected token: '('"],
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
