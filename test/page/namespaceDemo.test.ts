import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPage } from '../../src/page/startPage.ts';
import type { RunningPage } from '../../src/page/startPage.ts';
import { launchBrowser } from './browser.ts';
import { givenOrg, givenPage, queryAs } from './givenPage.ts';
import { pageAddress } from './pageAddress.ts';
import { openPage, unfoldAll } from './watchedPage.ts';

const given = givenPage();
const org = givenOrg();
const accountsTried = 3;

type Node = { readonly Id: string };

describe.skipIf(given === undefined || org === undefined)('account pages of the demo company under a namespace', () => {
  const pages: RunningPage[] = [];
  let browser: Browser;

  async function start(namespace?: string): Promise<RunningPage> {
    const { instanceUrl, accessToken } = org ?? { instanceUrl: '', accessToken: '' };
    const packageFolder = join(import.meta.dirname, '../../force-app');
    const options = { org: { instanceUrl, users: { csm: accessToken } }, port: 0, cacheFolder: join('.headroom', 'cache'), packageFolder };
    const page = await startPage(namespace === undefined ? options : { ...options, namespace });
    pages.push(page);
    return page;
  }

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    for (const page of pages) await page.close();
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
    const [plain, named] = [await start(), await start('hdrm')];
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

  it('list accounts with score and band', async () => {
    const [plain, named] = [await start(), await start('hdrm')];
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
