import { describe, expect, it } from 'vitest';
import { asInOrg, compareStarter, newRecord } from '../../../src/operations/setup/starterRecords.ts';
import { valueOf } from '../../../src/metadata/readRecord.ts';

const record = newRecord('Headroom_Band__mdt', 'own_red', { Floor__c: 0, Title__c: 'At risk', Active__c: true });

describe('compareStarter', () => {
  it('finds a record new, the same or changed, whatever the letter case of its name', () => {
    const state = (rows: Record<string, readonly Record<string, unknown>[]>) => compareStarter([record], rows)[0]?.state;
    expect(state({})).toBe('new');
    expect(state({ Headroom_Band: [{ DeveloperName: 'OWN_RED', Floor__c: 0, Title__c: 'At risk', Active__c: true }] })).toBe('same');
    expect(state({ Headroom_Band: [{ DeveloperName: 'own_red', Floor__c: 10, Title__c: 'At risk', Active__c: true }] })).toBe('changed');
  });

  it('takes an unticked box and an empty text for a value that was left out', () => {
    const rows = {
      Headroom_Band: [{ DeveloperName: 'own_red', Floor__c: 0, Title__c: 'At risk', Active__c: true, Playbook__c: null, Other__c: false }]
    };
    expect(compareStarter([record], rows)[0]?.differences).toEqual([]);
  });
});

describe('asInOrg', () => {
  it('keeps what the org says and the rest of the ready-made record', () => {
    const merged = asInOrg(record, { Headroom_Band: [{ DeveloperName: 'own_red', Floor__c: 25 }] });
    expect([valueOf(merged, 'Floor__c'), valueOf(merged, 'Title__c')]).toEqual([25, 'At risk']);
  });
});
