import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPage } from '../../src/page/startPage.ts';
import type { RunningPage } from '../../src/page/startPage.ts';
import { rowsOf } from '../nut/orgRecords.ts';
import { connection } from '../nut/headroom.ts';
import { launchBrowser } from './browser.ts';
import { cellThat, dayAhead, demoCells, removeRows, rowOf } from './demoCells.ts';
import type { DemoCell } from './demoCells.ts';
import { givenOrg, givenPage, queryAs } from './givenPage.ts';
import { pageAddress } from './pageAddress.ts';
import { isFull, openPage, unfoldAll } from './watchedPage.ts';

const given = givenPage();
const org = givenOrg();
const accountsTried = isFull ? 3 : 1;

type Node = { readonly Id: string };

describe.skipIf(given === undefined || org === undefined)('account pages of the demo company under a namespace', () => {
  let plain: RunningPage;
  let named: RunningPage;
  let browser: Browser;

  async function start(namespace?: string): Promise<RunningPage> {
    const { instanceUrl, accessToken } = org ?? { instanceUrl: '', accessToken: '' };
    const packageFolder = join(import.meta.dirname, '../../force-app');
    const options = { org: { instanceUrl, users: { csm: accessToken } }, port: 0, cacheFolder: join('.headroom', 'cache'), packageFolder };
    return startPage(namespace === undefined ? options : { ...options, namespace });
  }

  beforeAll(async () => {
    [browser, plain, named] = await Promise.all([launchBrowser(), start(), start('hdrm')]);
  });
  afterAll(async () => {
    await browser.close();
    await plain.close();
    await named.close();
  });

  /** Everything that both widgets say, with every fold open. */
  async function words(address: string): Promise<{ text: string; troubles: readonly string[] }> {
    const { page, troubles } = await openPage(browser, address);
    await page.locator('c-headroom-health').waitFor();
    await unfoldAll(page);
    const text = (await page.locator('c-headroom-health').innerText()) + (await page.locator('c-headroom-whitespace').innerText());
    await page.close();
    // The age of the data goes on while the two pages are read.
    return { text: text.replaceAll(/\d+ (sec|min)( ago)?/g, ''), troubles };
  }

  it('say the same as without one, down to the names of the records behind a score', async () => {
    const { Account: accounts } = await queryAs(
      pageAddress(plain.url),
      'csm',
      `Account(first: 200) { edges { node { Id Headroom_Scorecard_Results__r(first: 1) { edges { node { Id } } } } } }`
    );
    const scored = (accounts?.edges ?? []).filter(({ node }) => {
      const { Headroom_Scorecard_Results__r: results } = node as { Headroom_Scorecard_Results__r: { edges: readonly unknown[] } };
      return results.edges.length > 0;
    });
    for (const { node } of scored.slice(0, accountsTried)) {
      const path = `/lightning/r/Account/${(node as Node).Id}/view`;
      const [without, under] = [await words(plain.addressOf(path)), await words(named.addressOf(path))];
      expect(without.text.length).toBeGreaterThan(500);
      expect(under.text).toBe(without.text);
      expect(under.troubles).toEqual(without.troubles);
    }
  });

  it('take an opportunity with its product, and an answer, from cells', async () => {
    const cells = (await demoCells('Open', 'Partly_Used')).filter(({ gap }) => gap > 0);
    const sold = cellThat(cells, 'can be sold');
    const answered = cellThat(cells, 'can be sold, of another account', ({ accountId }) => accountId !== sold.accountId);
    const open = ({ accountId }: DemoCell): ReturnType<typeof openPage> =>
      openPage(browser, `${named.addressOf(`/lightning/r/Account/${accountId}/view`)}&formFactor=Small`);
    try {
      const first = await open(sold);
      await rowOf(first.page, sold).getByRole('button', { name: 'Create opportunity' }).click();
      await first.page.locator('c-headroom-opportunity-form').getByRole('button', { name: 'Save' }).click();
      await rowOf(first.page, sold).getByText('Created, waiting for sync').waitFor();
      const second = await open(answered);
      await rowOf(second.page, answered)
        .getByRole('button', { name: /^More actions/ })
        .click();
      await second.page.getByRole('menuitem', { name: 'Not a fit…' }).click();
      const form = second.page.locator('c-headroom-feedback-form');
      await form.locator('input[type="date"]').fill(dayAhead(60));
      await form.getByRole('button', { name: 'Save' }).click();
      await rowOf(second.page, answered)
        .getByText(/^Not a fit until .*counts from the next sync/)
        .waitFor();
      expect([first.troubles, second.troubles]).toEqual([[], []]);
      const made = 'SELECT Headroom_Product_Line__c, HasOpportunityLineItem FROM Opportunity WHERE Headroom_Cell_Key__c = ';
      expect(await rowsOf(connection(), `${made}'${sold.accountId}:${sold.line}'`)).toMatchObject([
        { Headroom_Product_Line__c: sold.line, HasOpportunityLineItem: true }
      ]);
      const said = 'SELECT Answer__c, Product_Line__c FROM Headroom_Whitespace_Feedback__c WHERE Account__c = ';
      expect(await rowsOf(connection(), `${said}'${answered.accountId}'`)).toMatchObject([
        { Answer__c: 'Not_A_Fit', Product_Line__c: answered.line }
      ]);
    } finally {
      await removeRows('Opportunity', `AccountId = '${sold.accountId}' AND Headroom_Cell_Key__c != null`);
      await removeRows('Headroom_Whitespace_Feedback__c', `Account__c = '${answered.accountId}'`);
    }
  });

  it('list accounts with score and band', async () => {
    const rows = async (address: string): Promise<readonly string[]> => {
      const { page } = await openPage(browser, address);
      const texts = await page.getByRole('row').allInnerTexts();
      await page.close();
      return texts;
    };
    const list = '/lightning/o/Account/list';
    const without = await rows(plain.addressOf(list));
    expect(without[0]).toContain('Health score');
    expect(await rows(named.addressOf(list))).toEqual(without);
  });
});
