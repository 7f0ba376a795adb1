import { describe, expect, it } from 'vitest';
import { historyOf, trackedBy } from '../../../src/domain/fieldHistory.ts';

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
