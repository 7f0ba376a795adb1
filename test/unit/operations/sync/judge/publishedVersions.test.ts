import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../../../src/domain/settings.ts';
import { publishedVersions } from '../../../../../src/operations/sync/judge/publishedVersions.ts';
import { settingsVersions } from '../../../../../src/settings/settingsVersions.ts';
import type { HeldRecord } from '../../../../../src/writeback/changes.ts';
import { starterSettings } from '../../../settings/starterRows.ts';

const settings = starterSettings();

/** The settings with another weight of the oldest open case. */
function weighing(weight: number): Settings {
  return { ...settings, measures: settings.measures.map((one) => (one.key === 'vr_oldest_case' ? { ...one, weight } : one)) };
}

/** The version of Risk by department as the org holds it. */
function heldVersion(content: Settings, id: string, publishedAt: string): HeldRecord {
  const version = settingsVersions(content).find(({ subject }) => subject === 'vendor_risk')!;
  const fields = { Scorecard__c: version.subject, Published_At__c: publishedAt, Settings__c: version.text };
  return { object: 'Headroom_Settings_Version__c', id, key: version.key, fields };
}

function resultOn(id: string, account: string): HeldRecord {
  const fields = { Scorecard__c: 'vendor_risk', Settings_Version__c: id };
  return { object: 'Headroom_Scorecard_Result__c', id: account, key: `${account}:vendor_risk`, accountId: account, fields };
}

function changesOf(content: Settings, held: readonly HeldRecord[]): unknown {
  return publishedVersions(content, held).find(({ subject }) => subject === 'vendor_risk')?.changes;
}

const first = heldVersion(weighing(40), 'a01', '2026-11-01T02:00:00.000Z');
const second = heldVersion(weighing(60), 'a02', '2026-11-10T02:00:00.000Z');

describe('what a publication changes', () => {
  it('is nothing where no version is in the org', () => {
    expect(changesOf(weighing(40), [])).toEqual({ v: 1, before: null, changes: [] });
  });

  it('is told against the newest published version where no record points to one', () => {
    expect(changesOf(weighing(50), [second, first])).toMatchObject({
      before: second.key,
      changes: [{ field: 'weight', from: 60, to: 50 }]
    });
  });

  it('is told against the version that the results point to, also when an older content came back', () => {
    const held = [first, second, resultOn('a01', '001A'), resultOn('a01', '001B'), resultOn('a02', '001C')];
    expect(changesOf(weighing(50), held)).toMatchObject({ before: first.key, changes: [{ field: 'weight', from: 40, to: 50 }] });
  });

  it('is told of each scorecard for itself', () => {
    const versions = publishedVersions(weighing(50), [first]);
    expect(versions.filter(({ changes }) => changes?.before !== null).map(({ subject }) => subject)).toEqual(['vendor_risk']);
  });

  it('is nothing known where the version before is not JSON of ours', () => {
    const broken = { ...first, fields: { ...first.fields, Settings__c: 'edited by hand' } };
    expect(changesOf(weighing(50), [broken])).toEqual({ v: 1, before: null, changes: [] });
  });
});
