import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Detail } from '../../src/domain/resultJson.ts';
import { connection } from '../nut/headroom.ts';
import { rowsOf } from '../nut/orgRecords.ts';
import type { Row } from '../nut/orgRecords.ts';
import { launchBrowser } from './browser.ts';
import { accountThat, demoAccounts, isScored } from './demoAccounts.ts';
import type { DemoAccount } from './demoAccounts.ts';
import { explainDemo, headlineNumber, openFold, syncDemo } from './demoRuns.ts';
import { givenOrg, givenPage } from './givenPage.ts';
import { openPage } from './watchedPage.ts';

const page = givenPage();
const isHere = page !== undefined && givenOrg() !== undefined;

/** A measure whose signal one record of the org can move, and nothing else with it. */
const measure = 'vr_milestones';
const signal = 'milestones_overdue';
const object = 'Headroom_Success_Milestone__c';

describe.skipIf(!isHere)('a signal moved in the what-if', () => {
  let browser: Browser;
  let account: DemoAccount;
  let milestone: Row;
  let promised: string;

  beforeAll(async () => {
    if (page === undefined) throw new Error('no page was given');
    await syncDemo();
    [browser, account] = await Promise.all([launchBrowser(), accountWithOverdueMilestone()]);
    const where = `Account__c = '${account.id}' AND Kind__c = 'Project' AND Done_On__c = null AND Due_On__c < TODAY`;
    milestone = (await rowsOf(connection(), `SELECT Id, Due_On__c FROM ${object} WHERE ${where} LIMIT 1`))[0] ?? {};
  });

  afterAll(async () => {
    await browser.close();
    await connection()
      .sobject(object)
      .update({ Id: String(milestone['Id']), Due_On__c: String(milestone['Due_On__c']) });
    await syncDemo();
  });

  async function accountWithOverdueMilestone(): Promise<DemoAccount> {
    if (page === undefined) throw new Error('no page was given');
    return accountThat(await demoAccounts(page), 'has overdue milestones and nothing that holds its score', (one) => {
      const { rules, overrides } = one.headline ?? {};
      return isScored(one) && rules?.length === 0 && overrides === undefined && overdueIn(one.headline) > 0;
    });
  }

  it('shows another number at once, saves nothing and goes back', async () => {
    const { page: tab, troubles } = await openPage(browser, page?.url(`/lightning/r/Account/${account.id}/view?user=csm`) ?? '');
    const before = await headlineNumber(tab);
    const part = await openFold(tab, 'c-headroom-what-if');
    const number = part.locator('c-headroom-what-if-result .number').first();
    expect((await number.innerText()).trim()).toBe(before);
    const entry = part.locator(`input[type="number"][data-signal="${signal}"]`);
    await entry.fill(String(overdueIn(account.headline) - 1));
    await entry.press('Tab');
    promised = (await number.innerText()).trim();
    expect(Number(promised)).toBeGreaterThan(Number(before));
    expect(await headlineNumber(tab)).toBe(before);
    await part.locator('c-headroom-what-if-result button').click();
    expect((await number.innerText()).trim()).toBe(before);
    expect(troubles).toEqual([]);
    await tab.close();
  });

  it('gets exactly the number that a sync with that value then computes', async () => {
    const later = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await connection()
      .sobject(object)
      .update({ Id: String(milestone['Id']), Due_On__c: later });
    await syncDemo();
    const { page: tab } = await openPage(browser, page?.url(`/lightning/r/Account/${account.id}/view?user=csm`) ?? '');
    expect(await headlineNumber(tab)).toBe(promised);
    await tab.close();
    const { scorecards } = await explainDemo(account.name);
    const headline = scorecards.find(({ key }) => key === 'vendor_risk');
    expect(headline?.score?.toFixed(1)).toBe(promised);
    expect(overdueIn(headline?.detail)).toBe(overdueIn(account.headline) - 1);
  });
});

function overdueIn(detail: Detail | undefined): number {
  return detail?.measures.find(({ k }) => k === measure)?.val ?? 0;
}
