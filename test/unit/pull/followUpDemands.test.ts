import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/domain/settings.ts';
import { ownDemands } from '../../../src/pull/ownDemands.ts';
import { rowsToRead } from '../../../src/pull/rowsToRead.ts';
import { settingDemands } from '../../../src/pull/settingDemands.ts';
import { emptySettings, signal } from './settingsFixture.ts';

const following: Settings = { ...emptySettings, general: { ...emptySettings.general, surveyFollowUp: true } };

function pathsOf(settings: Settings, object: string): readonly string[] {
  return ownDemands(settings).flatMap((demand) => (demand.object === object ? [demand.path] : []));
}

describe('what tasks about survey answers need', () => {
  it('is read only where the settings ask for them', () => {
    expect(pathsOf(emptySettings, 'Headroom_Survey_Response__c')).toEqual([]);
    expect(pathsOf(emptySettings, 'Group')).toEqual([]);
    expect(pathsOf(following, 'Headroom_Survey_Response__c')).toContain('Contact__c');
    expect(pathsOf(following, 'User')).toContain('Username');
    expect(pathsOf(following, 'Group')).toContain('DeveloperName');
  });

  it('is, of tasks, those that are open and those that are ours, and of groups the queues', () => {
    expect(rowsToRead('Task', emptySettings, new Map()).where).toBe('IsDeleted = false AND IsClosed = false');
    expect(rowsToRead('Task', following, new Map()).where).toBe(
      "IsDeleted = false AND (IsClosed = false OR Headroom_Key__c LIKE 'survey:%')"
    );
    expect(rowsToRead('Group', following, new Map()).where).toBe("Type = 'Queue'");
  });
});

describe('a survey signal', () => {
  it('reads the scale of a row and the day of its question, where the object has them', () => {
    const nps = signal('nps', { object: 'Answer__c', accountPath: 'Account__c', field: 'Score__c', aggregate: 'NPS' });
    const { demands } = settingDemands({ ...emptySettings, signals: [nps] });
    expect(demands.filter(({ optional }) => optional).map(({ path }) => path)).toEqual(['Scale_Max__c', 'Sent_On__c']);
  });
});
