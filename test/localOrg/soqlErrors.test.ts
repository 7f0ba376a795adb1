import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  await org.deploy('force-app', 'starter');
});

afterAll(() => org.remove());

async function refusal(soql: string): Promise<readonly unknown[]> {
  const { status, body } = await org.call('GET', `/query?q=${encodeURIComponent(soql)}`);
  return [status, body[0]?.errorCode, body[0]?.message];
}

const appendCustom = "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ";
const reference = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Queries with the whole message that a client gets. */
const whole: readonly (readonly [soql: string, code: string, message: string])[] = [
  [
    'SELECT Foo FROM Account',
    'INVALID_FIELD',
    `\nSELECT Foo FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Foo' on entity 'Account'. ${appendCustom}${reference}`
  ],
  [
    'SELECT Id FROM Contact123',
    'INVALID_TYPE',
    "\nSELECT Id FROM Contact123\n               ^\nERROR at Row:1:Column:16\nsObject type 'Contact123' is not supported. If you are attempting to use a " +
      `custom object, be sure to append the '__c' after the entity name. ${reference}`
  ],
  [
    'SELECT Id, Nope__r.Name FROM Account',
    'INVALID_FIELD',
    "\nSELECT Id, Nope__r.Name FROM Account\n           ^\nERROR at Row:1:Column:12\nDidn't understand relationship 'Nope__r' in field path. If you are " +
      `attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${reference}`
  ],
  [
    'SELECT Id, (SELECT Id FROM Contact) FROM Account',
    'INVALID_TYPE',
    "\nSELECT Id, (SELECT Id FROM Contact) FROM Account\n                           ^\nERROR at Row:1:Column:28\nDidn't understand relationship " +
      "'Contact' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom " +
      `relationship name. ${reference}`
  ],
  [
    "SELECT Id\nFROM Account\nWHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
    'MALFORMED_QUERY',
    "\nWHERE Name = 'a' AND Name = 'b' OR Name = 'c'\n                               ^\nERROR at Row:3:Column:32\nunexpected token: 'OR'"
  ],
  [
    "SELECT Id FROM Contact WHERE Id = 'ZZZ'",
    'INVALID_QUERY_FILTER_OPERATOR',
    "\nSELECT Id FROM Contact WHERE Id = 'ZZZ'\n                             ^\nERROR at Row:1:Column:30\ninvalid ID field: ZZZ"
  ],
  ['SELEKT Name FROM Account', 'MALFORMED_QUERY', "unexpected token: 'SELEKT'"],
  ['SELECT Id, Id FROM User', 'MALFORMED_QUERY', 'duplicate field selected: Id'],
  ['SELECT Id, FIELDS(STANDARD) FROM User', 'MALFORMED_QUERY', 'duplicate field selected: Id'],
  ['SELECT Id FROM Account LIMIT 1 OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000'],
  [
    'SELECT MAX(CreatedDate) FROM Account LIMIT 1',
    'MALFORMED_QUERY',
    'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'
  ],
  [
    'SELECT Industry, QualifiedApiName FROM EntityDefinition WHERE Industry = 1',
    'INVALID_FIELD',
    `\nSELECT Industry, QualifiedApiName FROM\n       ^\nERROR at Row:1:Column:8\nNo such column 'Industry' on entity 'EntityDefinition'. ${appendCustom}${reference}`
  ],
  [
    'SELECT Id FROM Headroom_Pulse__c USING SCOPE mine',
    'INVALID_QUERY_SCOPE',
    "The scope 'mine' is not supported for the sObject type Headroom_Pulse__c."
  ],
  ['SELECT Id FROM Account USING SCOPE nearby', 'INVALID_QUERY_SCOPE', "The scope 'nearby' is not supported for the sObject type Account."]
];

/** Queries with the last line of the message. */
const last: readonly (readonly [soql: string, code: string, said: string])[] = [
  [
    "SELECT Id FROM Account WHERE NumberOfEmployees = '5'",
    'INVALID_FIELD',
    "value of filter criterion for field 'NumberOfEmployees' must be of type integer and should not be enclosed in quotes"
  ],
  [
    "SELECT Id FROM Account WHERE AnnualRevenue = '5'",
    'INVALID_FIELD',
    "value of filter criterion for field 'AnnualRevenue' must be of type double and should not be enclosed in quotes"
  ],
  [
    "SELECT Id FROM Account WHERE CreatedDate > '2026-01-01'",
    'INVALID_FIELD',
    "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes"
  ],
  [
    'SELECT Id FROM Opportunity WHERE CloseDate > 2026-01-01T00:00:00Z',
    'INVALID_FIELD',
    "value of filter criterion for field 'CloseDate' must be of type date and should not be enclosed in quotes"
  ],
  [
    "SELECT Id FROM User WHERE IsActive = 'true'",
    'INVALID_FIELD',
    "value of filter criterion for field 'IsActive' must be of type boolean and should not be enclosed in quotes"
  ],
  [
    'SELECT Id FROM Account WHERE Name = 5',
    'INVALID_FIELD',
    "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes"
  ],
  ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc'],
  ["SELECT Id FROM Account WHERE Description = 'x'", 'INVALID_FIELD', "field 'Description' can not be filtered in a query call"],
  [
    'SELECT Description, COUNT(Id) FROM Account GROUP BY Description',
    'INVALID_FIELD',
    "field 'Description' can not be grouped in a query call"
  ],
  [
    'SELECT AnnualRevenue, COUNT(Id) FROM Account GROUP BY AnnualRevenue',
    'INVALID_FIELD',
    "field 'AnnualRevenue' can not be grouped in a query call"
  ],
  ['SELECT Id FROM Account ORDER BY Description', 'MALFORMED_QUERY', "field 'Description' can not be sorted in a query call"],
  ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
  ['SELECT COUNT() FROM Account GROUP BY Name', 'MALFORMED_QUERY', 'Grouped query cannot use COUNT()'],
  ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200'],
  ['SELECT FIELDS(CUSTOM) FROM Account LIMIT 201', 'MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200'],
  ['SELECT Name n FROM Account', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
  ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY', 'ALL ROWS not allowed in this context'],
  ['SELECT Id FROM Account WHERE Name = :name', 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code'],
  ['SELECT COUNT(IsWon) FROM Opportunity', 'MALFORMED_QUERY', 'field IsWon does not support aggregate operator COUNT'],
  [
    'SELECT COUNT_DISTINCT(Description) FROM Account',
    'MALFORMED_QUERY',
    'field Description does not support aggregate operator COUNT_DISTINCT'
  ],
  ['SELECT CaseNumber, COUNT(Id) FROM Case GROUP BY CaseNumber', 'INVALID_FIELD', "field 'CaseNumber' can not be grouped in a query call"],
  ['SELECT SUM(Name) FROM Account', 'MALFORMED_QUERY', 'field Name does not support aggregate operator SUM'],
  [
    'SELECT Id FROM Account WHERE ParentId IN (SELECT Id FROM Contact)',
    'MALFORMED_QUERY',
    "The selected field 'Id' in the subquery and the left operand field in the where expression in the outer query 'ParentId' should point to the same object type"
  ]
];

describe('queries that the platform refuses', () => {
  it.each(whole)('%j is refused in Salesforce’s words', async (soql, code, message) => {
    expect(await refusal(soql)).toEqual([400, code, message]);
  });

  it.each(last)('%j is refused at its place', async (soql, code, said) => {
    const [status, errorCode, message] = await refusal(soql);
    expect([status, errorCode, String(message).split('\n').at(-1)]).toEqual([400, code, said]);
    expect(message).toMatch(/^\n.+\n *\^\nERROR at Row:1:Column:\d+\n/);
  });

  it('refuses more groups than one batch holds', async () => {
    const small = await openTestOrg({ limits: { queryPageSize: 2 } });
    for (const Name of ['a', 'b', 'c']) await small.create('Account', { Name });
    const { status, body } = await small.call('GET', `/query?q=${encodeURIComponent('SELECT Name FROM Account GROUP BY Name')}`);
    await small.remove();
    expect([status, body]).toEqual([
      400,
      [
        {
          errorCode: 'EXCEEDED_ID_LIMIT',
          message: 'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch'
        }
      ]
    ]);
  });

  it('refuses a request without a query', async () => {
    expect((await org.call('GET', '/query')).body).toEqual([
      { errorCode: 'MALFORMED_QUERY', message: 'A query string has to be specified' }
    ]);
  });
});
