import { describe, expect, it } from 'vitest';
import { differences } from '../../../../src/operations/config/diff.ts';

const before = {
  Headroom_Band: [
    { DeveloperName: 'red', Title__c: 'At risk', Floor__c: 0, Active__c: true },
    { DeveloperName: 'green', Title__c: 'Well', Floor__c: 80, Active__c: true },
    { DeveloperName: 'old', Title__c: 'Old', Floor__c: 90, Active__c: false }
  ]
};

describe('what differs between an org and source files', () => {
  it('is told field by field, from and to', () => {
    const after = { Headroom_Band: [{ ...before.Headroom_Band[0]!, Floor__c: 5, Active__c: null, Colour__c: 'red' }] };
    expect(differences(before, after, new Set(['headroom_band.red'])).edited).toEqual([
      {
        record: 'Headroom_Band.red',
        title: 'At risk',
        fields: [
          { field: 'Active__c', from: 'true', to: 'false' },
          { field: 'Floor__c', from: '0', to: '5' },
          { field: 'Colour__c', from: '', to: 'red' }
        ]
      }
    ]);
  });

  it('tells new records with what is filled in them, and counts those that are the same', () => {
    const after = {
      Headroom_Band: [...before.Headroom_Band, { DeveloperName: 'blue', Title__c: 'Blue', Floor__c: 40, Playbook__c: null }]
    };
    const found = differences(before, after, new Set(['headroom_band.red', 'headroom_band.blue']));
    expect(found.added).toMatchObject([
      {
        record: 'Headroom_Band.blue',
        fields: [
          { field: 'Title__c', to: 'Blue' },
          { field: 'Floor__c', to: '40' }
        ]
      }
    ]);
    expect({ edited: found.edited, same: found.same }).toEqual({ edited: [], same: 1 });
  });

  it('names apart what stands only in the org, and whether it is on', () => {
    expect(differences(before, before, new Set(['headroom_band.red'])).onlyInOrg).toEqual([
      { record: 'Headroom_Band.green', title: 'Well', active: true },
      { record: 'Headroom_Band.old', title: 'Old', active: false }
    ]);
  });

  it('takes line ends, blanks around a text and an empty box for no difference', () => {
    const org = { Headroom_Band: [{ DeveloperName: 'red', Explanation__c: 'One\r\ntwo ', Active__c: false }] };
    const source = { Headroom_Band: [{ DeveloperName: 'red', Explanation__c: 'One\ntwo', Active__c: null }] };
    expect(differences(org, source, new Set(['headroom_band.red']))).toEqual({ added: [], edited: [], onlyInOrg: [], same: 1 });
  });
});
