import { describe, expect, it } from 'vitest';
import { errorOf } from './errorOf.ts';

/** Query, code, row:column, and a piece of the text. */
const cases: readonly (readonly [soql: string, code: string, place: string, said: string])[] = [
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = null',
    'MALFORMED_QUERY',
    '1:30',
    "Semi join sub-selects are not allowed with the 'OR' operator"
  ],
  [
    'SELECT Id FROM Account WHERE Name = null AND (Id IN (SELECT AccountId FROM Contact) OR Name = null)',
    'MALFORMED_QUERY',
    '1:47',
    'only allowed at the top level WHERE expressions'
  ],
  ['SELECT Id FROM Account WHERE NOT Id IN (SELECT AccountId FROM Contact)', 'MALFORMED_QUERY', '1:34', 'only allowed at the top level'],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Case) AND Id IN (SELECT AccountId FROM Event)',
    'MALFORMED_QUERY',
    '1:115',
    'Maximum 2 semi join sub-selects are allowed.'
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))',
    'MALFORMED_QUERY',
    '1:73',
    'Nesting of semi join sub-selects is not supported'
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)',
    'MALFORMED_QUERY',
    '1:30',
    'The inner and outer selects should not be on the same object type'
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Contact)',
    'MALFORMED_QUERY',
    '1:30',
    "The selected field 'Id' in the subquery and the left operand field in the where expression in the outer query 'Id' should point to the same object type"
  ],
  ['SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 5)', 'MALFORMED_QUERY', '1:59', "missing value at 'LIMIT'"],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact ORDER BY Name)',
    'MALFORMED_QUERY',
    '1:59',
    "missing value at 'ORDER'"
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact GROUP BY AccountId)',
    'MALFORMED_QUERY',
    '1:59',
    "missing value at 'GROUP'"
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Account.ParentId FROM Contact)',
    'MALFORMED_QUERY',
    '1:44',
    "can only query id fields, cannot use: 'Account.ParentId'"
  ],
  [
    'SELECT Id FROM Account WHERE Name IN (SELECT Name FROM Contact)',
    'MALFORMED_QUERY',
    '1:30',
    "should be an id field, cannot use: 'Name'"
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Contact)',
    'MALFORMED_QUERY',
    '1:44',
    "Semi join sub-selects can only query id fields, cannot use: 'Name'"
  ],
  ['SELECT Id FROM Account WHERE Id IN (SELECT Id, AccountId FROM Contact)', 'MALFORMED_QUERY', '1:44', 'exactly one id or reference field']
];

describe('semi-joins that are refused', () => {
  it.each(cases)('%s is %s at %s', (soql, code, place, said) => {
    const error = errorOf(soql);
    expect(error?.detail).toContain(said);
    expect([error?.errorCode, `${error?.row ?? '-'}:${error?.column ?? '-'}`]).toEqual([code, place]);
  });

  it.each([
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Case)',
    'SELECT Id FROM Account WHERE (Id IN (SELECT AccountId FROM Contact) AND Name = null) AND (Name = null OR Industry = null)',
    'SELECT Id FROM Event WHERE WhoId IN (SELECT Id FROM Contact WHERE Account.Name = null)'
  ])('%s is accepted', (soql) => {
    expect(errorOf(soql)).toBeUndefined();
  });
});
