import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeRecords, type MergeRequest, type MergeResult } from '../../../src/localOrg/records/mergeRecords.ts';
import { undeleteRecord } from '../../../src/localOrg/records/undeleteRecord.ts';
import { openPlatformOrg, refusalOf, type PlatformOrg } from './platformOrg.ts';

let org: PlatformOrg;
beforeAll(async () => {
  org = await openPlatformOrg();
});
afterAll(() => org.close());

const merge = (object: string, request: MergeRequest): MergeResult => mergeRecords(org.admin(), org.org.schema.known(object), request);

describe('a merge', () => {
  it('moves the children, sets the given values and puts the others into the recycle bin with MasterRecordId', () => {
    const master = org.create('Account', { Name: 'Stays', Site: 'Bonn' });
    const losers = ['One', 'Two'].map((Name) => org.create('Account', { Name, Phone: '1' }));
    const [contact, task] = [
      org.create('Contact', { LastName: 'C', AccountId: losers[0] }),
      org.create('Task', { Subject: 'T', WhatId: losers[1] })
    ];
    const result = merge('Account', { masterId: master, loserIds: losers, values: { Phone: '0228' } });
    expect(result).toEqual({ id: master, mergedRecordIds: losers, updatedRelatedIds: [contact, task] });
    expect(org.row('Account', master)).toMatchObject({ Name: 'Stays', Site: 'Bonn', Phone: '0228', IsDeleted: 0 });
    for (const loser of losers) expect(org.row('Account', loser)).toMatchObject({ IsDeleted: 1, MasterRecordId: master });
    expect(org.row('Contact', contact)).toMatchObject({ AccountId: master, IsDeleted: 0 });
    expect(org.row('Task', task)).toMatchObject({ WhatId: master, IsDeleted: 0 });
  });

  it('does not make the master its own parent', () => {
    const loser = org.create('Account', { Name: 'Parent' });
    const master = org.create('Account', { Name: 'Child', ParentId: loser });
    merge('Account', { masterId: master, loserIds: [loser], values: {} });
    expect(org.row('Account', master)['ParentId']).toBeNull();
  });

  it('keeps one membership where both were members of a campaign', () => {
    const campaign = org.create('Campaign', { Name: 'Fair' });
    const account = org.create('Account', { Name: 'Members' });
    const [master, loser] = ['A', 'B'].map((LastName) => org.create('Contact', { LastName, AccountId: account })) as [string, string];
    const [kept, dropped] = [master, loser].map((ContactId) => org.create('CampaignMember', { CampaignId: campaign, ContactId })) as [
      string,
      string
    ];
    expect(merge('Contact', { masterId: master, loserIds: [loser], values: {} }).updatedRelatedIds).toEqual([]);
    expect(org.row('CampaignMember', kept)['IsDeleted']).toBe(0);
    expect(org.row('CampaignMember', dropped)['IsDeleted']).toBe(1);
    expect(org.row('Campaign', campaign)['NumberOfContacts']).toBe(1);
  });

  it('is undone for the record itself, not for the children that moved', () => {
    const [master, loser] = ['M', 'L'].map((Name) => org.create('Account', { Name })) as [string, string];
    const contact = org.create('Contact', { LastName: 'Moved', AccountId: loser });
    merge('Account', { masterId: master, loserIds: [loser], values: {} });
    undeleteRecord(org.admin(), loser);
    expect(org.row('Account', loser)['IsDeleted']).toBe(0);
    expect(org.row('Contact', contact)['AccountId']).toBe(master);
  });

  it('changes nothing when one of the records cannot be merged', () => {
    const [master, loser] = ['M', 'L'].map((Name) => org.create('Account', { Name })) as [string, string];
    const gone = org.create('Account', { Name: 'Gone' });
    org.remove('Account', gone);
    const refusal = refusalOf(() => merge('Account', { masterId: master, loserIds: [loser, gone], values: { Name: 'Changed' } }));
    expect(refusal.code).toBe('ENTITY_IS_DELETED');
    expect(org.row('Account', master)['Name']).toBe('M');
    expect(org.row('Account', loser)['IsDeleted']).toBe(0);
  });

  it('takes leads, contacts and accounts, two records at most, and none twice', () => {
    const leads = ['A', 'B'].map((LastName) => org.create('Lead', { LastName, Company: 'Acme' })) as [string, string];
    expect(merge('Lead', { masterId: leads[0], loserIds: [leads[1]], values: { Company: 'Both' } }).id).toBe(leads[0]);
    const assets = refusalOf(() => merge('Asset', { masterId: 'x', loserIds: ['y'], values: {} }));
    expect(assets.code).toBe('MERGE_FAILED');
    const account = org.create('Account', { Name: 'A' });
    expect(refusalOf(() => merge('Account', { masterId: account, loserIds: [account], values: {} })).code).toBe('MERGE_FAILED');
    expect(refusalOf(() => merge('Account', { masterId: account, loserIds: ['1', '2', '3'], values: {} })).code).toBe('MERGE_FAILED');
  });
});
