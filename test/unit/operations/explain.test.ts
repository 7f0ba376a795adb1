import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../../src/domain/explanation.ts';
import type { ReviewResult } from '../../../src/domain/reviewResult.ts';
import { explain } from '../../../src/operations/explain/explain.ts';
import { review } from '../../../src/operations/review/review.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import { openExplainedOrg } from './explainedOrg.ts';
import type { ExplainedOrg } from './explainedOrg.ts';

let given: ExplainedOrg;

beforeAll(async () => {
  given = await openExplainedOrg();
});
afterAll(() => given.org.remove());

describe('explain', () => {
  let seen: Explanation;

  beforeAll(async () => {
    seen = await explain(given.admin, 'Acme');
  });

  it('takes its time from the newest run that wrote, and names a later one that stopped', () => {
    expect(seen.asOf).toBe('2026-11-22T02:00:00.000+0000');
    expect(seen.run).toMatchObject({
      status: 'Done',
      stopped: { status: 'Failed', error: 'OrgUnreachable' },
      off: { seats: 'Usage' },
      notSetUp: { maturity: 0 }
    });
  });

  it('says by which settings a result was made, when they were published and by whom', () => {
    expect(seen.scorecards[0]?.version).toMatchObject({ key: 'risk:aaa', publishedBy: 'Ada' });
    expect(seen.scorecards[0]?.version.publishedAt).toMatch(/^2026-11-22T02:00:00/);
  });

  it('words each past week by the settings that it was made with', () => {
    expect(seen.scorecards[0]?.history).toEqual({
      leftOut: ['seats'],
      points: [
        { week: '2026-W46', day: '2026-11-09', score: null, band: null, coverage: 30, rebuilt: true, version: 'risk:bbb' },
        { week: '2026-W47', day: '2026-11-16', score: 71.5, band: 'Watched', coverage: 92, rebuilt: true, version: 'risk:bbb' },
        { week: '2026-W47', day: '2026-11-22', score: 59, plain: 71.5, band: 'Watch', coverage: 92, rebuilt: false, version: 'risk:aaa' }
      ]
    });
  });

  it('reads the newest pulse with reason, author and age', () => {
    expect(seen.pulse).toMatchObject({ word: 'Worried', reason: 'New sponsor', on: '2026-11-20', ageDays: 3, waiting: false });
    expect(seen.pulse?.author).not.toBe('');
  });

  it('tells overrides that count from those that wait for the next sync and those that the run refused', () => {
    const { counting, refused, waiting } = given.ids;
    expect(seen.overrides.map(({ id, standing, acts, reason }) => ({ id, standing, acts, reason }))).toEqual([
      { id: counting, standing: 'counts', acts: true, reason: 'Sponsor left' },
      { id: refused, standing: 'refused', acts: false, reason: 'Typed wrong' },
      { id: waiting, standing: 'waiting', acts: false, reason: 'Since the run' }
    ]);
  });

  it('takes an override that names a measure only to the scorecard of the measure, with what the run found wrong', () => {
    const refused = seen.overrides.find(({ id }) => id === given.ids.refused);
    expect(refused).toMatchObject({ scorecard: 'risk', measure: 'nps', fault: { name: 'OverrideValue', value: '101' } });
  });

  it('promises nothing of an override made since the run that the next one will refuse', async () => {
    const made = async (more: Record<string, unknown>): Promise<string> =>
      given.org.create('Headroom_Health_Override__c', {
        ...{ Account__c: given.account, Scorecard__c: 'risk', Kind__c: 'Cap', Value__c: 30, Reason__c: 'New', Expires_On__c: '2026-12-04' },
        ...more
      });
    const ids = [await made({ Measure__c: 'gone' }), await made({ Scorecard__c: '' }), await made({ Value__c: null })];
    const { overrides } = await explain(given.admin, 'Acme');
    await Promise.all(ids.map((id) => given.org.call('DELETE', `/sobjects/Headroom_Health_Override__c/${id}`)));
    expect(ids.map((id) => overrides.find((one) => one.id === id)).map((one) => [one?.standing, one?.fault])).toEqual([
      ['refused', { name: 'OverrideMeasure', value: 'gone' }],
      ['refused', { name: 'OverrideSubject', value: '' }],
      ['refused', { name: 'OverrideValue', value: '' }]
    ]);
  });

  it('takes an override that was corrected since the run to the next sync', async () => {
    const { refused } = given.ids;
    await given.org.call('PATCH', `/sobjects/Headroom_Health_Override__c/${refused}`, { Value__c: 50 });
    const { overrides } = await explain(given.admin, 'Acme');
    expect(overrides.find(({ id }) => id === refused)).toMatchObject({ standing: 'waiting', value: 50 });
  });

  it('explains none of several accounts of one name, and names them', async () => {
    const twins = [await given.org.create('Account', { Name: 'Twin' }), await given.org.create('Account', { Name: 'Twin' })];
    await expect(explain(given.admin, 'Twin')).rejects.toMatchObject({ name: 'AccountAmbiguous', values: ['Twin', twins.join(', ')] });
  });

  it('lists answers with what was written while few have answered', () => {
    expect(seen.answers['nps']?.map(({ score, on, verbatim }) => ({ score, on, verbatim }))).toEqual([
      { score: 9, on: '2026-11-02', verbatim: 'Said 0' },
      { score: 6, on: '2026-10-02', verbatim: 'Said 1' }
    ]);
  });

  it('has nothing hidden from an administrator', () => {
    expect(seen.hidden).toEqual([]);
  });

  it('leaves out what the viewer may not read, and names it', async () => {
    const viewed = await explain(given.viewer, given.account);
    expect(viewed.pulse).toBeUndefined();
    expect(viewed.run).toBeUndefined();
    expect(viewed.answers['nps']?.map((one) => [one.score, 'verbatim' in one])).toEqual([
      [9, false],
      [6, false]
    ]);
    expect(viewed.summary?.contractValue).toBeNull();
    expect(viewed.hidden).toEqual(
      expect.arrayContaining([
        'Headroom_Account_Summary__c.Contract_Value__c',
        'Headroom_Health_Run__c',
        'Headroom_Pulse__c',
        'Headroom_Survey_Response__c.Verbatim__c'
      ])
    );
    expect(viewed.scorecards[0]?.score).toBe(59);
  });

  it('says which access is missing where the scores themselves cannot be read', async () => {
    const [set] = await given.org.query(
      "SELECT Id FROM FieldPermissions WHERE Field = 'Headroom_Scorecard_Result__c.Detail__c' AND Parent.Name = 'Viewer'"
    );
    await given.org.call('DELETE', `/sobjects/FieldPermissions/${set.Id}`);
    const later = await given.signInAgain();
    await expect(explain(later, given.account)).rejects.toMatchObject({ name: 'AccessMissing', values: ['Detail__c'] });
  });

  it.each([
    [{ from: '2026-02-30' }, 'DayInvalid', ['2026-02-30']],
    [{ from: '2026-10-05', to: 'yesterday' }, 'DayInvalid', ['yesterday']],
    [{ from: '2026-11-22' }, 'DaysNotInOrder', ['2026-11-22', '2026-11-22']]
  ])('refuses the days %j', async (days, name, values) => {
    await expect(explain(given.admin, 'Acme', { ...days, dataFolder: given.org.folder })).rejects.toMatchObject({ name, values });
  });

  it('needs the state of the syncs for days of a person\u2019s choice', async () => {
    await expect(explain(given.admin, 'Acme', { from: '2026-10-05', dataFolder: given.org.folder })).rejects.toMatchObject({
      name: 'NoStateHere',
      values: [given.admin.identity.orgId, expect.stringContaining('state-')]
    });
  });
});

describe('review', () => {
  let listed: ReviewResult;

  beforeAll(async () => {
    listed = await review(given.admin);
  });

  it('sets a pulse that disagrees beside the score, with its reason', () => {
    expect(listed.pulses).toMatchObject([
      {
        account: { name: 'Acme', contractValue: 180000 },
        scorecard: { title: 'Risk', score: 59, band: 'Watch' },
        side: 'worse',
        since: '2026-11-22',
        pulse: { word: 'Worried', reason: 'New sponsor', on: '2026-11-20' }
      }
    ]);
  });

  it('names groups by their titles and scorecards that cannot be read by their keys', () => {
    expect(listed.contradictions).toMatchObject([
      { kind: 'groups', scorecard: { title: 'Risk' }, high: 'Voice', low: 'Support' },
      { kind: 'scorecards', high: { title: 'gone', score: null }, low: { title: 'Risk', score: 59 } }
    ]);
  });

  it('lists overrides whose last day is within 14 days, and none that has ended', () => {
    const { counting, refused, waiting } = given.ids;
    expect(new Set(listed.overrides.map(({ id }) => id))).toEqual(new Set([counting, refused, waiting]));
    expect(listed.overrides[0]).toMatchObject({ account: { name: 'Acme' }, until: '2026-12-04', daysLeft: 11 });
    expect(listed.overrides.map(({ id }) => id)).not.toContain(given.ids.ended);
  });

  it('lists what a viewer may see, and names the rest', async () => {
    const viewed = await review(given.viewer);
    expect(viewed.pulses.map(({ pulse }) => pulse)).toEqual([undefined]);
    expect(viewed.overrides.length).toBe(3);
    expect(viewed.hidden).toEqual(expect.arrayContaining(['Headroom_Pulse__c']));
  });

  it('leaves out overrides that end later', async () => {
    await given.org.setClock('2026-11-19T22:00:00.000Z');
    expect((await review(given.admin)).overrides.map(({ id }) => id)).not.toContain(given.ids.counting);
    await given.org.setClock('2026-11-23T09:00:00.000Z');
  });
});

describe('explain between two days', () => {
  it('says of a machine that kept no readings of the account that there is no difference to tell', async () => {
    const { orgId } = given.admin.identity;
    const state = await openStateStore({ folder: join(given.org.folder, 'kept', 'store'), orgId });
    await state.close();
    const days = { from: '2026-10-05', to: '2026-11-16', dataFolder: join(given.org.folder, 'kept') };
    const { scorecards } = await explain(given.admin, 'Acme', days);
    expect(scorecards.map(({ between }) => between)).toEqual([{ none: 'no_reading', day: '2026-10-05' }]);
  });
});
