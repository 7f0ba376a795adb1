import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import type { ConfigPreview } from '../../src/domain/configPreview.ts';
import { connection, headroomJson } from '../nut/headroom.ts';
import { rowsOf } from '../nut/orgRecords.ts';
import { settingsAdmin } from '../nut/orgSettings.ts';
import type { SettingsAdmin } from '../nut/orgSettings.ts';
import { launchBrowser } from './browser.ts';
import { accountThat, demoAccounts, isScored } from './demoAccounts.ts';
import { openFold, syncDemo } from './demoRuns.ts';
import { givenOrg, givenPage } from './givenPage.ts';
import { openPage } from './watchedPage.ts';

const page = givenPage();
const isHere = page !== undefined && givenOrg() !== undefined;

/** Weight of "Different people met" in its group as shipped. */
const shipped = 45;

describe.skipIf(!isHere)('a weight that an admin edits in the org', () => {
  let browser: Browser;
  let admin: SettingsAdmin;
  let accountId: string;
  let preview: ConfigPreview;
  let edit: SettingChange;
  let weight: number;

  beforeAll(async () => {
    if (page === undefined) throw new Error('no page was given');
    await syncDemo();
    [browser, admin] = await Promise.all([launchBrowser(), settingsAdmin()]);
    const isPlain = accountThat(await demoAccounts(page), 'has a number', isScored);
    accountId = isPlain.id;
    weight = await weightNeverPublished();
    edit = { type: 'Headroom_Measure', record: 'vr_people_met', fields: { Weight__c: weight } };
    await admin.change([edit]);
  });

  afterAll(async () => {
    await browser.close();
    await admin.restore([edit]);
    await syncDemo();
  });

  async function historyText(): Promise<string> {
    const { page: tab, troubles } = await openPage(browser, page?.url(`/lightning/r/Account/${accountId}/view?user=csm`) ?? '');
    const text = await (await openFold(tab, 'c-headroom-history')).innerText();
    expect(troubles).toEqual([]);
    await tab.close();
    return text;
  }

  it('is named by the preview, which says what would move and publishes nothing', async () => {
    preview = await headroomJson<ConfigPreview>('config', 'preview');
    const risk = preview.scorecards.find(({ key }) => key === 'vendor_risk');
    expect(risk?.changes).toContainEqual(
      expect.objectContaining({ what: 'measure', k: 'vr_people_met', did: 'edited', field: 'weight', from: shipped, to: weight })
    );
    expect(risk?.rescored).toBeGreaterThan(0);
    expect(risk?.moves.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(risk?.moved);
    expect(await historyText()).not.toContain(editInWords());
  });

  it('is published by the next sync, which rescored as many accounts as the preview said, and marked in the history', async () => {
    const before = await scores();
    await syncDemo();
    const after = await scores();
    const rescored = [...after].filter(([id, score]) => score !== before.get(id));
    expect(rescored).toHaveLength(preview.scorecards.find(({ key }) => key === 'vendor_risk')?.rescored ?? -1);
    expect(await historyText()).toContain(editInWords());
  });

  function editInWords(): string {
    return `Different people met: weight ${shipped} to ${weight}`;
  }

  async function scores(): Promise<ReadonlyMap<string, number | null>> {
    if (page === undefined) throw new Error('no page was given');
    return new Map((await demoAccounts(page)).map(({ id, headline }) => [id, headline?.score ?? null]));
  }
});

/** Settings that were published once keep their version, so each run of this test against one org needs a weight of its own. */
async function weightNeverPublished(): Promise<number> {
  const versions = await rowsOf(connection(), "SELECT Id FROM Headroom_Settings_Version__c WHERE Scorecard__c = 'vendor_risk'");
  return 4 + versions.length;
}
