import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SetupQuestions } from '../../../src/domain/setupResult.ts';
import type { RecordModel } from '../../../src/metadata/model.ts';
import { valueOf } from '../../../src/metadata/readRecord.ts';
import { applyAnswers } from '../../../src/operations/setup/setupAnswers.ts';
import { newRecord } from '../../../src/operations/setup/starterRecords.ts';
import { readDictionary } from '../../../src/operations/setup/starterWords.ts';

const questions: SetupQuestions = {
  goal: [],
  customers: [
    { answer: 'type', count: 3 },
    { answer: 'won', count: 2 }
  ],
  'success-manager': [
    { answer: 'team:CSM', count: 3 },
    { answer: 'field:OwnerId', count: 3 }
  ],
  'contract-value': [
    { answer: 'contract', count: 1 },
    { answer: 'asset', count: 1 }
  ],
  'product-lines': [
    { answer: 'Analytics', count: 5 },
    { answer: 'Training', count: 3 }
  ]
};

const records: readonly RecordModel[] = [
  newRecord('Headroom_Health_Setting__mdt', 'default', {
    Population__c: 'x',
    Success_Manager_Team_Role__c: 'Old',
    Success_Manager_Path__c: null,
    Contract_Value_Signal__c: 'contract_value'
  }),
  newRecord('Headroom_Contract_Source__mdt', 'contract_standard', { Active__c: true, Supplies_Contract_Value__c: true }),
  newRecord('Headroom_Contract_Source__mdt', 'asset_standard', { Active__c: false, Supplies_Contract_Value__c: false })
];

const general = (answered: readonly RecordModel[], field: string) => valueOf(answered[0] as RecordModel, field);

const { en: english } = await readDictionary(join(import.meta.dirname, '../../../starter'));

describe('applyAnswers', () => {
  it('leaves everything as it is without answers', () => {
    expect(general(applyAnswers(records, {}, questions, english), 'Population__c')).toBe('x');
  });

  it('writes the population of the answer', () => {
    const answered = applyAnswers(records, { customers: 'won' }, questions, english);
    expect(general(answered, 'Population__c')).toBe(
      'Id IN (SELECT AccountId FROM Opportunity WHERE IsWon = true AND CloseDate = LAST_N_DAYS:730)'
    );
    expect(general(answered, 'Population_Active_Contract__c')).toBe(false);
  });

  it('takes a role or a path for the success manager, never both', () => {
    const answered = applyAnswers(records, { 'success-manager': 'field:OwnerId' }, questions, english);
    expect(general(answered, 'Success_Manager_Path__c')).toBe('OwnerId');
    expect(general(answered, 'Success_Manager_Team_Role__c')).toBeNull();
  });

  it('lets exactly one source supply the contract value', () => {
    const answered = applyAnswers(records, { 'contract-value': 'asset' }, questions, english);
    expect(answered.slice(1).map((record) => valueOf(record, 'Supplies_Contract_Value__c'))).toEqual([false, true]);
    expect(valueOf(answered[2] as RecordModel, 'Active__c')).toBe(true);
    expect(general(answered, 'Contract_Value_Signal__c')).toBeNull();
  });

  it('refuses an answer that this org does not offer and names those it does', () => {
    expect(() => applyAnswers(records, { customers: 'everybody' }, questions, english)).toThrow(/everybody.*type, won/);
  });
});
