import { describe, expect, it } from 'vitest';
import { parseSoql } from '../../../src/soql/parseSoql.ts';
import { bad } from '../../../src/soql/soqlError.ts';

function parsedError(soql: string): string | undefined {
  const parsed = parseSoql(soql);
  return parsed.ok ? undefined : parsed.error.message;
}

/** Query, row:column, and all of the last line of the message. */
const cases: readonly (readonly [soql: string, place: string, said: string])[] = [
  ['', '-:-', "unexpected token: '<EOF>'"],
  // mappings/query-malformed-soql.json of github.com/forcedotcom/sf-fx-runtime-nodejs, a recorded reply.
  ['SELEKT Name FROM Account', '-:-', "unexpected token: 'SELEKT'"],
  ['SELECT', '1:7', "unexpected token: '<EOF>'"],
  ['SELECT FROM Account', '1:8', "unexpected token: 'FROM'"],
  ['SELECT Id, FROM Account', '1:12', "unexpected token: 'FROM'"],
  ['SELECT Id Name Phone FROM Account', '1:16', "unexpected token: 'Phone'"],
  ['SELECT Id FRM Account', '1:15', "unexpected token: 'Account'"],
  ['SELECT * FROM Account', '1:8', "unexpected token: '*'"],
  ['UPDATE Account', '-:-', "unexpected token: 'UPDATE'"],
  ['SELECT Id FROM', '1:15', "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account WHERE', '1:29', "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account WHERE WHERE Name = 1', '1:30', "unexpected token: 'WHERE'"],
  ["SELECT Id FROM Account WHERE Name == 'a'", '1:36', "unexpected token: '='"],
  ['SELECT Id FROM Account WHERE Name = June', '1:37', "unexpected token: 'June'"],
  ["SELECT Id FROM Account WHERE Name = 'O'Brien'", '1:40', "unexpected token: 'Brien'"],
  ["SELECT Id FROM Account WHERE Name = 'open", '1:42', "line 1:41 mismatched character '<EOF>' expecting '''"],
  ['SELECT Id FROM Account WHERE Name = "a"', '1:37', "line 1:36 no viable alternative at character '\"'"],
  ["SELECT Id FROM Account WHERE (Name = 'a'", '1:41', "expecting a right parentheses, found '<EOF>'"],
  ["SELECT Id FROM Account WHERE Name = 'a')", '1:40', "unexpected token: ')'"],
  ["SELECT Id FROM Account WHERE Id IN '001'", '1:36', "expecting a colon, found ''001''"],
  ['SELECT Id FROM Account WHERE Id IN ()', '1:37', "unexpected token: ')'"],
  ["SELECT Id FROM Account WHERE Tags__c INCLUDES 'a'", '1:47', "expecting a left parentheses, found ''a''"],
  ['SELECT Id FROM Account WHERE Id IN :ids', '1:36', 'Bind variables only allowed in Apex code'],
  ['SELECT Id FROM Account WHERE A = 1 OR B = 2 AND C = 3', '1:45', "unexpected token: 'AND'"],
  ['SELECT Id FROM Account WHERE A = 1 AND (B = 2 AND C = 3 OR D = 4)', '1:57', "unexpected token: 'OR'"],
  ['SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS', '1:55', "expecting a colon, found '<EOF>'"],
  ['SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:x', '1:56', "unexpected token: 'x'"],
  ['SELECT Id FROM Account WHERE CreatedDate = SOMEDAY', '1:44', "unexpected token: 'SOMEDAY'"],
  // A recorded reply: life-improver.com/salesforce/salesforce-datetime-representation-in-soql-executed-via-rest-api
  [
    'Select Id from Opportunity  where DAY_ONLY(CloseDate) < 2016-07-31T04:17:54',
    '1:76',
    "line 1:75 no viable alternative at character '<EOF>'"
  ],
  // A plus sign that was not encoded in the address arrives as a blank: github.com/AllanOricil/SOQL-Editor-Issues/issues/10
  [
    'SELECT COUNT(Id) FROM et4ae5__IndividualEmailResult__c WHERE et4ae5__DateSent__c = 2020-03-17T21:04:32.000 0000',
    '1:107',
    "line 1:106 no viable alternative at character ' '"
  ],
  ['SELECT Id FROM Container__c WHERE At__c = 01:00:00.000 LIMIT 5', '1:55', "line 1:54 no viable alternative at character ' '"],
  [
    "SELECT Id FROM Account WHERE Name = 'a\\x'",
    '1:37',
    "Invalid string literal 'a\\x'. Illegal character sequence '\\x' in string literal."
  ],
  ['SELECT Id FROM Account LIMIT', '1:29', "expecting a colon, found '<EOF>'"],
  ['SELECT Id FROM Account LIMIT -1', '1:30', "expecting a colon, found '-1'"],
  ['SELECT Id FROM Account LIMIT 2.0', '1:30', "expecting a colon, found '2.0'"],
  ['SELECT Id FROM Account LIMIT 5 WHERE Name = null', '1:32', "unexpected token: 'WHERE'"],
  ['SELECT Id FROM Account a ORDER Name', '1:32', "unexpected token: 'Name'"],
  ['SELECT Id FROM Account ORDER BY Name NULLS', '1:43', "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account HAVING COUNT(Id) > 1', '1:24', "unexpected token: 'HAVING'"],
  ['SELECT Id FROM Account a FOR LAUGHS', '1:30', "unexpected token: 'LAUGHS'"],
  ['SELECT Id FROM Account ALL ROWS', '1:24', 'ALL ROWS not allowed in this context'],
  ['SELECT Id FROM Account; DELETE', '1:23', "unexpected token: ';'"],
  ['SELECT Id /* all */ FROM Account', '1:11', "unexpected token: '/*'"],
  ['SELECT Id FROM Account -- all', '1:24', "unexpected token: '--'"],
  ['SELECT Id FROM Account // all', '1:24', "unexpected token: '//'"],
  ['SELECT COUNT(Id) LIMIT FROM Account', '1:18', "unexpected token: 'LIMIT'"],
  ['SELECT FIELDS(SOME) FROM Account', '1:15', "unexpected token: 'SOME'"],
  ['SELECT Id, (SELECT Id FROM Contacts FROM Account', '1:37', "expecting a right parentheses, found 'FROM'"],
  ['SELECT TYPEOF What END FROM Event', '1:20', "unexpected token: 'END'"],
  ['SELECT\n  Id\nFROM Account\nWHERE\n  Name = = 1', '5:10', "unexpected token: '='"]
];

describe('places in queries that cannot be read', () => {
  it.each(cases)('%j goes wrong at %s', (soql, place, said) => {
    const parsed = parseSoql(soql);
    const error = parsed.ok ? undefined : parsed.error;
    expect([error?.errorCode, `${error?.row ?? '-'}:${error?.column ?? '-'}`, error?.detail]).toEqual(['MALFORMED_QUERY', place, said]);
  });

  it.each([
    // github.com/forcedotcom/soql-tooling/issues/86
    ['SELECT Id, Status, Location, Body from ApexLog', 29, 'SELECT Id, Status, Location, Body from ApexLog', 29],
    // The readme of MuleSoft's templates for Salesforce, "Fields and permissions".
    [
      'SELECT Account.Name, Account.Phone, Account.Rating, Account.RecordTypeId, Account.ShippingCity, Account.Site FROM Contact',
      52,
      'Account.Phone, Account.Rating, Account.RecordTypeId, Account.ShippingCity',
      31
    ],
    ["SELECT Id, ApiName, Status FROM FlowDefinition WHERE ApiName IN ('a')", 11, 'SELECT Id, ApiName, Status FROM FlowDefinition', 11]
  ])('shows the words around a place as replies of real orgs do: %j', (text, index, piece, caret) => {
    const { message } = bad('INVALID_FIELD', 'x', { place: { text, index } }).error;
    expect(message.split('\n').slice(1, 3)).toEqual([piece, `${' '.repeat(caret)}^`]);
  });

  it.each([
    // Quoted by clients: a mock of a malformed query, and test/test_pretty_print.sh of github.com/tstack/lnav.
    ['SELECT Id, FROM Account', "\nSELECT Id, FROM Account\n          ^\nERROR at Row:1:Column:11\nunexpected token: 'FROM'"],
    [
      'select Id from Account where id = $sfid',
      `\nselect Id from Account where id = $sfid\n${' '.repeat(33)}^\nERROR at Row:1:Column:34\nline 1:34 no viable alternative at character '$'`
    ]
  ])('points one to the left of a token that cannot stand where it does, as replies of real orgs do: %j', (soql, message) => {
    expect(parsedError(soql)).toBe(message);
  });

  it('shows no place for a token that begins its line', () => {
    expect(parsedError('SELECT Id,\nFROM Account')).toBe("unexpected token: 'FROM'");
  });

  it('shows no other line than that of the place', () => {
    expect(parsedError('SELECT Id\nFROM Account\nWHERE Name = June\nLIMIT 5')).toBe(
      "\nWHERE Name = June\n            ^\nERROR at Row:3:Column:13\nunexpected token: 'June'"
    );
  });

  it('refuses more than 100,000 characters and string literals of more than 4,000', () => {
    expect(parsedError(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_000)}'`)).toBe(
      'SOQL statements cannot be longer than 100000 characters.'
    );
    expect(parsedError(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(4001)}'`)).toContain('cannot be longer than 4000 characters');
    expect(parsedError(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(4000)}'`)).toBeUndefined();
  });

  it('refuses a text of nothing but parentheses or NOTs without running out of stack', () => {
    expect(parsedError(`SELECT Id FROM Account WHERE ${'('.repeat(50_000)}`)).toContain('Query is too complicated');
    expect(parsedError(`SELECT Id FROM Account WHERE ${'NOT '.repeat(20_000)}A = 1`)).toContain('Query is too complicated');
  });
});
