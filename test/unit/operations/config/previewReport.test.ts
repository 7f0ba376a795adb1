import { describe, expect, it } from 'vitest';
import type { ScorecardPreview } from '../../../../src/domain/configPreview.ts';
import type { Settings } from '../../../../src/domain/settings.ts';
import type { Judged } from '../../../../src/operations/config/judgeOnce.ts';
import { previewReport } from '../../../../src/operations/config/previewReport.ts';
import { assessPublishable, publishedScorecards } from '../../../../src/operations/sync/judge/assessPublishable.ts';
import { publishedSettings } from '../../../../src/settings/publishedSettings.ts';
import { settingsVersions } from '../../../../src/settings/settingsVersions.ts';
import type { HeldRecord } from '../../../../src/writeback/changes.ts';
import { heldBands } from '../../../../src/writeback/heldBands.ts';
import { versionsInForce } from '../../../../src/writeback/versionsInForce.ts';
import { starterSettings } from '../../settings/starterRows.ts';
import { ACME, assessCase, workedSignals } from '../../whitespace/assessCase.ts';

const settings = starterSettings({ examples: true });

/** The worked example of Risk by department scores 71.5: *Watch* from 40 (DEFAULTS.md section 5). */
function watchFrom(floor: number): Settings {
  return { ...settings, bands: settings.bands.map((band) => (band.key === 'vendor_risk_yellow' ? { ...band, floor } : band)) };
}

const contents = settingsVersions(settings);

/** The org after a sync with the settings as they come: one customer on Watch, and the versions. */
const held: readonly HeldRecord[] = [
  ...contents.map(({ key, subject, text }) => ({
    ...{ object: 'Headroom_Settings_Version__c', id: subject, key },
    fields: { Scorecard__c: subject, Settings__c: text, Published_At__c: '2026-11-20T02:00:00.000Z' }
  })),
  {
    ...{ object: 'Headroom_Scorecard_Result__c', id: 'a01', key: `${ACME}:vendor_risk`, accountId: ACME },
    fields: {
      ...{ Scorecard__c: 'vendor_risk', Band__c: 'vendor_risk_yellow', Band_Since__c: '2026-11-01', Score__c: 71.5, State__c: 'scored' },
      Settings_Version__c: 'vendor_risk'
    }
  },
  {
    object: 'Headroom_Account_Summary__c',
    id: 'a02',
    key: ACME,
    accountId: ACME,
    fields: { Contract_Value__c: 150_000, Contract_Value_Source__c: 'Won' }
  }
];

function judged(by: Settings): Judged {
  const input = assessCase(workedSignals, { settings: by, heldBands: heldBands(held) });
  const none = Float64Array.of(NaN);
  return {
    ...assessPublishable(input, publishedScorecards(held)),
    ...{ input, settings: by },
    facts: { employees: none, currencies: ['EUR'], firstWonOn: none, lastMeetingOn: none, successManagers: ['005A'] },
    contracts: {
      ...{ value: Float64Array.of(180_000), decisionOn: none, firstStartOn: none, noticeDays: none, endOn: none },
      ...{ active: Uint8Array.of(1), monthToMonth: Uint8Array.of(0), autoRenews: Uint8Array.of(0), valueSource: 'contract_value' }
    }
  };
}

/** What publishing these settings would do to Risk by department. */
function previewed(next: Settings, current: Settings = settings): ScorecardPreview {
  const inForce = versionsInForce(held);
  const { settings: published, untold } = publishedSettings(current, new Map([...inForce].map(([key, { content }]) => [key, content])));
  const found = { before: judged(published), after: judged(next), held, inForce, untold };
  return previewReport(found, new Map([[ACME, 'Acme']])).scorecards.find(({ key }) => key === 'vendor_risk')!;
}

describe('a preview of Risk by department', () => {
  it('moves nobody while nothing was edited', () => {
    expect(previewed(settings)).toMatchObject({ before: 'judged', changes: [], moved: 0, rescored: 0, later: 0 });
  });

  it('moves a customer at once whose score passes the new limit by the hysteresis of 3', () => {
    // 71.5 lies 3.5 below 75.
    expect(previewed(watchFrom(75))).toMatchObject({
      changes: [{ what: 'band', k: 'vendor_risk_yellow', field: 'floor', from: 40, to: 75 }],
      moves: [
        {
          ...{ from: 'vendor_risk_yellow', to: 'vendor_risk_red', accounts: 1, withoutValue: 0 },
          contractValue: [{ currency: 'EUR', amount: 180_000 }]
        }
      ],
      movers: [{ accountId: ACME, name: 'Acme', before: 71.5, after: 71.5 }],
      ...{ moved: 1, rescored: 0, later: 0 }
    });
  });

  it('counts one as later that stands a little below the new limit', () => {
    // 71.5 lies 1.5 below 73: the band follows after two nights.
    expect(previewed(watchFrom(73))).toMatchObject({ moved: 0, later: 1 });
  });

  it('judges an edit in Setup by what was published, from the version in the org', () => {
    const inSetup = watchFrom(75);
    expect(previewed(inSetup, inSetup)).toMatchObject({ before: 'judged', moved: 1 });
  });

  it('rests on what the org shows where a signal was edited in Setup', () => {
    const signals = settings.signals.map((signal) => (signal.key === 'meeting_days' ? { ...signal, windowDays: 180 } : signal));
    const inSetup = { ...watchFrom(75), signals };
    expect(previewed(inSetup, inSetup)).toMatchObject({
      ...{ before: 'shown', untold: ['Last meeting', 'Silent before the decision'], moved: 1 },
      movers: [{ from: 'vendor_risk_yellow', before: 71.5, to: 'vendor_risk_red' }]
    });
  });

  it('rests on what the org shows where it was edited in Setup from when on a customer is no longer too new', () => {
    const inSetup = { ...settings, general: { ...settings.general, newCustomerDays: 200 } };
    expect(previewed(inSetup, inSetup)).toMatchObject({ before: 'shown', untold: ['who is scored'] });
  });

  it('says that a scorecard which is switched off loses its results', () => {
    const off = { ...settings, scorecards: settings.scorecards.filter(({ key }) => key !== 'vendor_risk') };
    expect(previewed(off)).toMatchObject({
      ...{ state: 'gone', title: 'Risk by department', moved: 1 },
      moves: [{ from: 'vendor_risk_yellow', to: 'none', accounts: 1 }]
    });
  });
});

describe('a preview as a whole', () => {
  const inForce = versionsInForce(held);

  it('says who is a customer, the headline, and the contract value by its source', () => {
    const next = { ...settings, general: { ...settings.general, headline: 'client_experience' } };
    const report = previewReport({ before: judged(settings), after: judged(next), held, inForce, untold: new Map() }, new Map());
    expect(report).toMatchObject({
      customers: { before: 1, after: 1 },
      headline: { before: 'vendor_risk', after: 'client_experience' },
      contractValue: {
        before: { source: 'Won', totals: [{ currency: 'EUR', amount: 150_000 }] },
        after: { source: 'Contract value per year', totals: [{ currency: 'EUR', amount: 180_000 }] }
      }
    });
  });

  it('has no before where nothing was ever published', () => {
    const report = previewReport(
      { before: undefined, after: judged(settings), held: [], inForce: new Map(), untold: new Map() },
      new Map()
    );
    expect(report.headline.before).toBeNull();
    expect(report.scorecards.every(({ before, moved, changes }) => before === 'none' && moved === 0 && changes.length === 0)).toBe(true);
  });
});
