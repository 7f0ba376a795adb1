import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { readSourceFolder } from '../../../src/metadata/sourceFolder.ts';
import { historyOf, trackedBy, trackedByPackage } from '../../../src/domain/fieldHistory.ts';

describe('history objects', () => {
  it('stand beside standard objects, with a lookup named after them', () => {
    expect(historyOf('Case')).toEqual({ name: 'CaseHistory', parent: 'CaseId' });
    expect(historyOf('Account')).toEqual({ name: 'AccountHistory', parent: 'AccountId' });
  });

  it('of opportunities are field histories, beside the snapshots of stages', () => {
    expect(historyOf('Opportunity')).toEqual({ name: 'OpportunityFieldHistory', parent: 'OpportunityId' });
    expect(trackedBy('OpportunityFieldHistory')).toBe('Opportunity');
    expect(trackedBy('OpportunityHistory')).toBe('Opportunity');
  });

  it('of custom objects end in __History and look up a parent', () => {
    expect(historyOf('Visit__c')).toEqual({ name: 'Visit__History', parent: 'ParentId' });
    expect(trackedBy('Visit__History')).toBe('Visit__c');
  });

  it('are not kept of activities and of campaign members', () => {
    expect(historyOf('Event')).toBeUndefined();
    expect(historyOf('CampaignMember')).toBeUndefined();
    expect(trackedBy('LoginHistory')).toBeUndefined();
  });
});

describe('fields that the package tracks', () => {
  it('are those of its metadata', async () => {
    const { objects } = readPackage(await readSourceFolder(join(import.meta.dirname, '..', '..', '..', 'force-app')));
    const tracked = [...objects.values()].flatMap(({ name, fields }) => {
      const names = fields.filter((field) => field.trackHistory).map((field) => field.name);
      return names.length > 0 ? [[name, names.sort()] as const] : [];
    });
    expect(Object.fromEntries(tracked)).toEqual(trackedByPackage);
  });
});
