import { describe, expect, it } from 'vitest';
import type { Measure, Settings } from '../../../../../src/domain/settings.ts';
import { reportSettings } from '../../../../../src/operations/sync/judge/reportSettings.ts';

function settings(general: Partial<Settings['general']>): Pick<Settings, 'general' | 'measures'> {
  return { general: general as Settings['general'], measures: [{}, {}] as Measure[] };
}

describe('reportSettings', () => {
  it('counts measures and names the field of the success manager', () => {
    expect(reportSettings(settings({ successManagerPath: 'CSM__c' }))).toEqual({ measures: 2, manager: { path: 'CSM__c' } });
  });

  it('names the role where no field is given; the field comes first, as in reading', () => {
    expect(reportSettings(settings({ successManagerTeamRole: 'CSM' })).manager).toEqual({ role: 'CSM' });
    expect(reportSettings(settings({ successManagerPath: 'CSM__c', successManagerTeamRole: 'CSM' })).manager).toEqual({ path: 'CSM__c' });
  });

  it('names nothing where the settings do not', () => {
    expect(reportSettings(settings({}))).toEqual({ measures: 2 });
  });
});
