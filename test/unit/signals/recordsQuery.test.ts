import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/domain/settings.ts';
import { recordsQuery } from '../../../src/signals/recordsQuery.ts';
import { describedSchema } from '../../../src/signals/resolve/signalSchema.ts';
import { checkQuery } from '../../../src/soql/checkQuery.ts';
import { parseSoql } from '../../../src/soql/parseSoql.ts';
import { describes } from '../../golden/describes.ts';
import { settingsOf } from '../../golden/goldenCase.ts';

const signals: readonly Partial<Signal>[] = [
  {
    key: 'open',
    object: 'Case',
    accountPath: 'AccountId',
    filter: "Type != 'Feature Request'",
    liveFrom: 'CreatedDate',
    liveTo: 'ClosedDate'
  },
  {
    key: 'window',
    object: 'Case',
    accountPath: 'AccountId',
    filter: "IsEscalated = true OR Priority IN ('High', 'Urgent')",
    dateField: 'CreatedDate',
    windowDays: 180
  },
  {
    key: 'history',
    object: 'CaseHistory',
    accountPath: 'Case.AccountId',
    filter: "Field = 'Status' AND OldValue = 'Closed'",
    dateField: 'CreatedDate',
    windowDays: 180
  },
  {
    key: 'all_past',
    aggregate: 'FIRST',
    object: 'Opportunity',
    accountPath: 'AccountId',
    field: 'Amount',
    filter: 'IsWon = true',
    dateField: 'CloseDate'
  },
  {
    key: 'year',
    aggregate: 'SUM',
    object: 'Opportunity',
    accountPath: 'AccountId',
    field: 'Amount',
    filter: 'IsWon = true',
    dateField: 'CloseDate',
    windowDays: 365
  },
  { key: 'against', aggregate: 'RATIO', numerator: 'year', denominator: 'all_past' },
  { key: 'overdue', object: 'Headroom_Success_Milestone__c', accountPath: 'Account__c', liveFrom: 'Due_On__c', liveTo: 'Done_On__c' },
  {
    key: 'latest',
    aggregate: 'LATEST',
    object: 'Headroom_Product_Usage__c',
    accountPath: 'Account__c',
    field: 'Active__c',
    dateField: 'Period_End__c',
    windowDays: 45
  },
  {
    key: 'satisfied',
    aggregate: 'CSAT',
    object: 'Headroom_Survey_Response__c',
    accountPath: 'Account__c',
    field: 'Score__c',
    dateField: 'Answered_On__c',
    windowDays: 180
  },
  { key: 'recommended', aggregate: 'NPS', object: 'Headroom_Survey_Response__c', accountPath: 'Account__c', field: 'Score__c' },
  { key: 'easy', aggregate: 'CES', object: 'Headroom_Survey_Response__c', accountPath: 'Account__c', field: 'Score__c' },
  { key: 'below', object: 'Case', accountPath: 'AccountId', rollUp: 'Sum' },
  { key: 'below_parent', object: 'Event', accountPath: 'Account.ParentId', rollUp: 'Sum' },
  { key: 'own_below', aggregate: 'SHARE', object: 'Account', accountPath: 'Id', field: 'Owner.IsActive', rollUp: 'Mean' },
  { key: 'custom_below', object: 'Headroom_Success_Milestone__c', accountPath: 'Account__c', rollUp: 'Sum' },
  { key: 'below_share', aggregate: 'RATIO', numerator: 'below', denominator: 'open' },
  { key: 'owner', aggregate: 'SHARE', object: 'Account', accountPath: 'Id', field: 'Owner.IsActive' }
];

const settings = settingsOf({ signals });
const schema = describedSchema(describes);

describe('the query for the records behind a value', () => {
  it.each([
    [
      'open',
      "SELECT Id FROM Case WHERE AccountId = :account AND Type != 'Feature Request' AND CreatedDate <= TODAY AND (ClosedDate = null OR ClosedDate > TODAY)"
    ],
    [
      'window',
      "SELECT Id FROM Case WHERE AccountId = :account AND (IsEscalated = true OR Priority IN ('High', 'Urgent')) AND CreatedDate = LAST_N_DAYS:179"
    ],
    ['history', "SELECT Id FROM CaseHistory WHERE Case.AccountId = :account AND Field = 'Status' AND CreatedDate = LAST_N_DAYS:179"],
    [
      'all_past',
      'SELECT Id FROM Opportunity WHERE AccountId = :account AND IsWon = true AND CloseDate <= TODAY AND Amount != null ORDER BY CloseDate LIMIT 1'
    ],
    [
      'satisfied',
      'SELECT Id FROM Headroom_Survey_Response__c WHERE Account__c = :account AND Answered_On__c = LAST_N_DAYS:179 AND Score__c >= 0 AND Scale_Max__c > 0'
    ],
    [
      'recommended',
      'SELECT Id FROM Headroom_Survey_Response__c WHERE Account__c = :account AND Score__c >= 0 AND Score__c <= 10 AND (Scale_Max__c = null OR Scale_Max__c = 10)'
    ],
    ['easy', 'SELECT Id FROM Headroom_Survey_Response__c WHERE Account__c = :account AND Score__c >= 1 AND Scale_Max__c > 1'],
    [
      'against',
      'SELECT Id FROM Opportunity WHERE AccountId = :account AND ((IsWon = true AND CloseDate = LAST_N_DAYS:364 AND Amount != null) OR (IsWon = true AND CloseDate <= TODAY AND Amount != null))'
    ],
    [
      'overdue',
      'SELECT Id FROM Headroom_Success_Milestone__c WHERE Account__c = :account AND (Due_On__c <= TODAY OR Due_On__c = null) AND (Done_On__c = null OR Done_On__c > TODAY)'
    ],
    [
      'latest',
      'SELECT Id FROM Headroom_Product_Usage__c WHERE Account__c = :account AND Period_End__c = LAST_N_DAYS:44 AND Active__c != null ORDER BY Period_End__c DESC'
    ],
    [
      'below',
      'SELECT Id FROM Case WHERE (AccountId = :account OR Account.ParentId = :account OR Account.Parent.ParentId = :account OR Account.Parent.Parent.ParentId = :account OR Account.Parent.Parent.Parent.ParentId = :account)'
    ],
    [
      'below_parent',
      'SELECT Id FROM Event WHERE (Account.ParentId = :account OR Account.Parent.ParentId = :account OR Account.Parent.Parent.ParentId = :account OR Account.Parent.Parent.Parent.ParentId = :account OR Account.Parent.Parent.Parent.Parent.ParentId = :account)'
    ],
    [
      'own_below',
      'SELECT Id FROM Account WHERE (Id = :account OR ParentId = :account OR Parent.ParentId = :account OR Parent.Parent.ParentId = :account OR Parent.Parent.Parent.ParentId = :account)'
    ],
    [
      'custom_below',
      'SELECT Id FROM Headroom_Success_Milestone__c WHERE (Account__c = :account OR Account__r.ParentId = :account OR Account__r.Parent.ParentId = :account OR Account__r.Parent.Parent.ParentId = :account OR Account__r.Parent.Parent.Parent.ParentId = :account)'
    ],
    ['owner', 'SELECT Id FROM Account WHERE Id = :account']
  ])('of %s reads %s', (key, query) => {
    expect(recordsQuery(settings, key, schema)).toBe(query);
    const parsed = parseSoql(query.replaceAll(':account', "'001000000000001AAA'"));
    expect(parsed.ok && checkQuery(parsed.value, schema).ok).toBe(true);
  });
});
