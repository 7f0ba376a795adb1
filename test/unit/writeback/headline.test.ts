import { describe, expect, it } from 'vitest';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { desiredRecords } from '../../../src/writeback/records.ts';
import { ACME, assessCase, resultOf, workedSignals } from '../whitespace/assessCase.ts';

const SUMMARY = 'Headroom_Account_Summary__c';
const RESULT = 'Headroom_Scorecard_Result__c';
const input = assessCase(workedSignals);
const found = resultOf(input);

/** Records of one customer under a headline scorecard; `only` names the scorecards that give it a result. */
function records(headline: string, only: (scorecard: string) => boolean = () => true): readonly DesiredRecord[] {
  const settings = { ...input.settings, general: { ...input.settings.general, headline } };
  const scorecards = found.scorecards.filter(({ key }) => only(key));
  return desiredRecords({
    ...{ settings, asOf: input.asOf, versions: settingsVersions(settings), publishedBy: 'Sync User', held: [], history: [] },
    accounts: [{ ...found, scorecards, facts: { monthToMonth: false } }]
  });
}

function headlineKey(written: readonly DesiredRecord[]): unknown {
  return written.find(({ object }) => object === SUMMARY)?.fields['Headline__r.Key__c'];
}

/** What the org holds after the records were written: lookups by id, one id for each record. */
function asHeld(written: readonly DesiredRecord[]): readonly HeldRecord[] {
  const idOf = (key: unknown): string => `a0${written.findIndex((record) => record.key === key && record.object !== SUMMARY)}`;
  return written.map((record, place) => ({
    object: record.object,
    id: record.object === SUMMARY ? `a1${place}` : idOf(record.key),
    key: record.key,
    ...(record.accountId === undefined ? {} : { accountId: record.accountId }),
    fields: Object.fromEntries(
      Object.entries(record.fields).map(([name, value]) =>
        name.endsWith('__r.Key__c') ? [name.replace('__r.Key__c', '__c'), value === null ? null : idOf(value)] : [name, value]
      )
    )
  }));
}

const plan = (desired: readonly DesiredRecord[], held: readonly HeldRecord[]) =>
  planChanges({ desired, held, mirrorToAccount: false }).items;

describe('a pulse that contradicts the headline', () => {
  it('counts from the day since which the written band is known, which may lie before the first run', () => {
    const band = found.scorecards.find(({ key }) => key === 'vendor_risk')!.detail.band;
    const week = { scorecard: 'vendor_risk', accountId: ACME, week: '2026-W45', takenOn: '2026-11-02', score: 71.5, plain: 71.5 };
    const pulse = { id: 'a0P', step: 1, on: '2026-10-20', by: '005A' };
    const written = desiredRecords({
      ...{ settings: input.settings, asOf: input.asOf, versions: [], publishedBy: '', held: [] },
      history: [{ ...week, coverage: 92, band, version: null, rebuilt: true }],
      accounts: [
        {
          ...found,
          facts: { monthToMonth: false },
          flags: { v: 1, pulse, flags: [{ k: 'pulse', scorecard: 'vendor_risk', side: 'worse', since: input.asOf.today }] }
        }
      ]
    });
    const result = written.find(({ key }) => key === `${ACME}:vendor_risk`);
    const summary = written.find(({ object }) => object === SUMMARY);
    expect(result?.fields['Band_Since__c']).toBe('2026-11-02');
    expect(JSON.parse(String(summary?.fields['Flags__c']))).toMatchObject({ flags: [{ since: '2026-11-02' }] });
  });
});

describe('the headline result of a summary', () => {
  it('is the account’s result on the headline scorecard', () => {
    expect(headlineKey(records('vendor_risk'))).toBe(`${ACME}:vendor_risk`);
  });

  it('is none for an account that the headline scorecard gives no result', () => {
    expect(headlineKey(records('vendor_risk', (key) => key !== 'vendor_risk'))).toBeNull();
  });

  it('is not written again while the org holds it', () => {
    expect(plan(records('vendor_risk'), asHeld(records('vendor_risk')))).toEqual([]);
  });

  it('follows when another scorecard becomes the headline', () => {
    const written = plan(records('client_engagement'), asHeld(records('vendor_risk')));
    const summary = written.find(({ object }) => object === SUMMARY);
    expect(summary?.row['Headline__r.Key__c']).toBe(`${ACME}:client_engagement`);
  });

  it('is emptied where the result is deleted', () => {
    const written = plan(
      records('vendor_risk', (key) => key !== 'vendor_risk'),
      asHeld(records('vendor_risk'))
    );
    expect(written.map(({ object, operation }) => [object, operation])).toEqual([
      [RESULT, 'delete'],
      [SUMMARY, 'upsert']
    ]);
    expect(written[1]?.row).toHaveProperty(['Headline__r.Key__c'], null);
  });

  it('stands in the outbox behind the result that it looks up to', () => {
    const objects = plan(records('vendor_risk'), [])
      .filter(({ accountId }) => accountId === ACME)
      .map(({ object }) => object);
    expect(objects.lastIndexOf(RESULT)).toBeLessThan(objects.indexOf(SUMMARY));
  });
});
