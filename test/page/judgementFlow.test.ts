import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connection } from '../nut/headroom.ts';
import { rowsOf } from '../nut/orgRecords.ts';
import { launchBrowser } from './browser.ts';
import { accountThat, demoAccounts } from './demoAccounts.ts';
import type { DemoAccount } from './demoAccounts.ts';
import { explainDemo, headlineNumber, openFold, syncDemo } from './demoRuns.ts';
import { givenOrg, givenPage } from './givenPage.ts';
import { openPage } from './watchedPage.ts';

const page = givenPage();
const isHere = page !== undefined && givenOrg() !== undefined;
const waiting = /counts from the next sync/i;
const reasons = { pulse: 'They asked twice for a plan and got none', override: 'The sponsor told us that she leaves' };
const cap = 30;
const lastDay = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(!isHere)('what a success manager says of a customer', () => {
  let browser: Browser;
  let account: DemoAccount;
  let plainNumber: string;

  beforeAll(async () => {
    if (page === undefined) throw new Error('no page was given');
    browser = await launchBrowser();
    account = accountThat(await demoAccounts(page), 'is on track, with nothing said of its score', ({ headline, flags }) => {
      return (
        (headline?.score ?? 0) >= 80 && headline?.overrides === undefined && headline?.rules.length === 0 && flags?.pulse === undefined
      );
    });
  });

  afterAll(async () => {
    await browser.close();
    await removeSaid(account.id);
    await syncDemo();
  });

  async function opened(): Promise<{ tab: Page; troubles: readonly string[] }> {
    const { page: tab, troubles } = await openPage(browser, page?.url(`/lightning/r/Account/${account.id}/view?user=csm`) ?? '');
    return { tab, troubles };
  }

  it('is a pulse that is seen at once, made once by a double click, and counts from the next sync', async () => {
    const { tab, troubles } = await opened();
    plainNumber = await headlineNumber(tab);
    const part = (await openFold(tab, 'c-headroom-judgement')).locator('c-headroom-pulses');
    await part.getByRole('button').first().click();
    await part.getByRole('radio', { name: 'Worried', exact: true }).check();
    await part.getByRole('textbox').fill(reasons.pulse);
    await part.getByRole('button', { name: 'Save' }).dblclick();
    const line = part.getByRole('listitem').filter({ hasText: reasons.pulse });
    await line.waitFor();
    expect(await line.innerText()).toMatch(waiting);
    expect(await line.innerText()).toContain('Worried');
    expect(await part.getByRole('listitem').filter({ hasText: reasons.pulse }).count()).toBe(1);
    expect(
      await rowsOf(connection(), `SELECT Id FROM Headroom_Pulse__c WHERE Account__c = '${account.id}' AND CreatedDate = TODAY`)
    ).toHaveLength(1);
    expect(troubles).toEqual([]);
    await tab.close();
  });

  it('is an override with a last day that is seen at once and leaves the score alone until the next sync', async () => {
    const { tab, troubles } = await opened();
    const part = (await openFold(tab, 'c-headroom-judgement')).locator('c-headroom-overrides');
    await part.getByRole('button').first().click();
    await part.locator('input[name="kind"]').first().check();
    await part.getByRole('spinbutton').fill(String(cap));
    await part.locator('input[type="date"]').fill(lastDay);
    await part.getByRole('textbox', { name: /reason/i }).fill(reasons.override);
    await part.getByRole('button', { name: 'Save' }).dblclick();
    const line = part.getByRole('listitem').filter({ hasText: reasons.override });
    await line.waitFor();
    expect(await line.innerText()).toMatch(waiting);
    expect(await headlineNumber(tab)).toBe(plainNumber);
    expect(await rowsOf(connection(), `SELECT Id FROM Headroom_Health_Override__c WHERE Account__c = '${account.id}'`)).toHaveLength(1);
    expect(troubles).toEqual([]);
    await tab.close();
  });

  it('is refused beside the field when the reason is missing', async () => {
    const { tab } = await opened();
    const part = (await openFold(tab, 'c-headroom-judgement')).locator('c-headroom-overrides');
    await part.getByRole('button').first().click();
    await part.getByRole('button', { name: 'Save' }).click();
    const reason = part.getByRole('textbox', { name: /reason/i });
    await expect.poll(() => reason.getAttribute('aria-invalid'), { timeout: 60_000 }).toBe('true');
    expect(await rowsOf(connection(), `SELECT Id FROM Headroom_Health_Override__c WHERE Account__c = '${account.id}'`)).toHaveLength(1);
    await tab.close();
  });

  it('stands in the explanation after the next sync, in the widget and in the command', async () => {
    await syncDemo();
    const { tab, troubles } = await opened();
    expect(await headlineNumber(tab)).toBe(cap.toFixed(1));
    expect(await tab.locator('c-headroom-health c-headroom-rule-line').first().innerText()).toContain(String(cap));
    const said = await (await openFold(tab, 'c-headroom-judgement')).innerText();
    for (const reason of Object.values(reasons)) expect(said).toContain(reason);
    expect(said).not.toMatch(waiting);
    expect(troubles).toEqual([]);
    await tab.close();
    const { pulse, overrides = [] } = await explainDemo(account.name);
    expect(pulse).toMatchObject({ word: 'Worried', reason: reasons.pulse, waiting: false });
    expect(overrides).toMatchObject([
      { kind: 'cap', value: cap, reason: reasons.override, until: lastDay, standing: 'counts', acts: true }
    ]);
  });
});

/** Takes away what the tests said of the account today. */
async function removeSaid(accountId: string): Promise<void> {
  const org = connection();
  for (const object of ['Headroom_Pulse__c', 'Headroom_Health_Override__c']) {
    const rows = await rowsOf(org, `SELECT Id FROM ${object} WHERE Account__c = '${accountId}' AND CreatedDate = TODAY`);
    for (const { Id } of rows) await org.sobject(object).destroy(String(Id));
  }
}
