import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { givenPage, queryAs } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';
import {
  appearances,
  axeViolations,
  clippedTexts,
  fewAppearances,
  horizontalOverflow,
  isDiagonal,
  isFull,
  openPage,
  unfoldAll,
  withTheme
} from './watchedPage.ts';

const given = givenPage();
const accountsTried = 4;

type Value<T> = { readonly value: T };
type Account = {
  readonly Id: string;
  readonly Name: Value<string>;
  readonly headline: { readonly edges: readonly { readonly node: Result }[] };
};
type Result = { readonly score: Value<number | null>; readonly band: Value<string | null>; readonly scorecard: Value<string> };

function pageHere(): PageAddress {
  if (given === undefined) throw new Error('no page was given');
  return given;
}

/** Accounts that differ: each band that occurs, and one without a result. */
async function differentAccounts(): Promise<readonly Account[]> {
  const query = `Account(first: 200, orderBy: { Name: { order: ASC } }) { edges { node { Id Name { value }
    headline: Headroom_Scorecard_Results__r(first: 1, where: { Scorecard__c: { eq: "vendor_risk" } }) { edges { node {
      score: Score__c { value } band: Band__c { value } scorecard: Scorecard__c { value } } } } } } }`;
  const { Account: accounts } = await queryAs(pageHere(), 'admin', query);
  const byBand = new Map<string, Account>();
  for (const { node } of accounts?.edges ?? []) {
    const account = node as Account;
    const band = account.headline.edges[0]?.node.band.value ?? `none of ${account.headline.edges.length}`;
    if (!byBand.has(band)) byBand.set(band, account);
  }
  return [...byBand.values()].slice(0, accountsTried);
}

describe.skipIf(given === undefined)('account pages of the demo company', () => {
  let browser: Browser;
  let accounts: readonly Account[];

  beforeAll(async () => {
    [browser, accounts] = await Promise.all([launchBrowser(), differentAccounts()]);
  });
  afterAll(() => browser.close());

  function scored(): Account | undefined {
    return accounts.find(({ headline }) => (headline.edges[0]?.node.score.value ?? null) !== null);
  }

  it.each(appearances)('break no rule of axe, do not scroll sideways and report no trouble in $name', async ({ theme, size }) => {
    // Each account in both themes and both sizes; in the long form each in all four.
    const shown = accounts.filter((_, at) => isFull || (at % 2 === 0) === isDiagonal({ theme, size }));
    for (const { Id } of shown) {
      const { page, troubles } = await openPage(browser, withTheme(pageHere().url(`/lightning/r/Account/${Id}/view`), theme), size);
      await page.locator('c-headroom-health').waitFor();
      await page.locator('c-headroom-whitespace').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
      expect(troubles).toEqual([]);
      await page.close();
    }
  });

  // Open in the two other appearances: languages.test.ts, in German.
  it.each(fewAppearances)('are accessible with everything unfolded in $name', async ({ theme, size }) => {
    const { page, troubles } = await openPage(browser, withTheme(pageHere().url(`/lightning/r/Account/${scored()?.Id}/view`), theme), size);
    await unfoldAll(page);
    expect(await page.locator('[aria-expanded="true"]').count()).toBeGreaterThan(0);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('show the score that stands in the record', async () => {
    for (const { Id, headline } of accounts) {
      const score = headline.edges[0]?.node.score.value;
      if (score === undefined || score === null) continue;
      const { page } = await openPage(browser, pageHere().url(`/lightning/r/Account/${Id}/view`));
      expect(await page.locator('c-headroom-health').innerText()).toContain(score.toFixed(1));
      await page.close();
    }
  });

  it('can be opened as every user', async () => {
    for (const user of ['rep', 'csm', 'leader', 'admin']) {
      const { page, troubles } = await openPage(browser, pageHere().url(`/lightning/r/Account/${accounts[0]?.Id}/view?user=${user}`));
      expect(await page.locator('c-headroom-health').innerText()).not.toBe('');
      expect(troubles).toEqual([]);
      await page.close();
    }
  });

  it('show health in full to who works with it, and to a sales rep as one line that opens it', async () => {
    const path = `/lightning/r/Account/${scored()?.Id}/view`;
    for (const [user, lines] of [
      ['rep', 1],
      ['csm', 0],
      ['leader', 0],
      ['admin', 0]
    ] as const) {
      const { page, troubles } = await openPage(browser, pageHere().url(`${path}?user=${user}`));
      expect([await page.locator('c-headroom-health').count(), await page.locator('c-headroom-compact').count()]).toEqual([1, lines]);
      if (lines > 0) await page.locator('c-headroom-compact button').click();
      await page.locator('c-headroom-weighs-most').waitFor();
      expect(troubles).toEqual([]);
      await page.close();
    }
  });

  it('stand behind the links of the account list, which shows score and band', async () => {
    const account = scored();
    const { page, troubles } = await openPage(
      browser,
      pageHere().url(`/lightning/o/Account/list?search=${encodeURIComponent(account?.Name.value ?? '')}`)
    );
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: account?.Name.value ?? '', exact: true }) });
    expect(await row.first().innerText()).toContain(account?.headline.edges[0]?.node.score.value?.toFixed(1));
    await row.first().getByRole('link').click();
    await page.locator('c-headroom-health').waitFor();
    expect(troubles).toEqual([]);
    await page.close();
  });
});
