import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { givenPage, queryAs } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';
import {
  andSettle,
  axeViolations,
  clippedTexts,
  desktop,
  fewAppearances,
  horizontalOverflow,
  openPage,
  phone,
  withTheme
} from './watchedPage.ts';

const given = givenPage();

/** A window in whose right column the list is a table: 45 percent of it are more than 720 px. */
const wide = { width: 1800, height: 900 };

type OpportunityCell = { readonly Opportunity__c: Value; readonly Account__c: Value; readonly Title__c: Value };
type Value = { readonly value: string };

describe.skipIf(given === undefined)('room to grow of the demo company', () => {
  let browser: Browser;
  let cell: OpportunityCell;

  beforeAll(async () => {
    browser = await launchBrowser();
    const query = `Headroom_Whitespace_Cell__c(first: 1, where: { Status__c: { eq: "Open_Opportunity" } }) { edges { node {
      Opportunity__c { value } Account__c { value } Title__c { value } } } }`;
    const { Headroom_Whitespace_Cell__c: cells } = await queryAs(pageHere(), 'admin', query);
    cell = cells?.edges[0]?.node as unknown as OpportunityCell;
  });
  afterAll(() => browser.close());

  function pageHere(): PageAddress {
    if (given === undefined) throw new Error('no page was given');
    return given;
  }

  const accountUrl = (): string => pageHere().url(`/lightning/r/Account/${cell.Account__c.value}/view?user=rep`);

  it.each(fewAppearances)('is whole and accessible in $name with a row, the filter and the replay open', async ({ theme, size }) => {
    const { page, troubles } = await openPage(browser, withTheme(accountUrl(), theme), size);
    await openParts(page);
    await expectWhole(page, troubles);
  });

  it('is whole and accessible as a table', async () => {
    const { page, troubles } = await openPage(browser, accountUrl(), wide);
    await openParts(page);
    expect(await axeViolations(page)).toEqual([]);
    const heads = page.locator('c-headroom-cell-list .heads');
    expect(await heads.getByRole('columnheader').allInnerTexts()).toEqual([
      ...['Product line', 'Status', 'Owns / fits', 'Amount a year', 'Why', 'Action']
    ]);
    const [head, line] = [await heads.boundingBox(), await page.locator('c-headroom-cell-row .row').first().boundingBox()];
    expect([head?.x, head?.width]).toEqual([line?.x, line?.width]);
    await expectWhole(page, troubles);
  });

  it('is a list of tiles on the phone, with a button as wide as the tile', async () => {
    const { page } = await openPage(browser, accountUrl(), phone);
    const tile = page.locator('c-headroom-cell-row', { has: page.locator('.primary') }).first();
    const [around, action] = [await tile.boundingBox(), await tile.locator('.action').boundingBox()];
    expect(action?.width).toBeGreaterThan((around?.width ?? 0) * 0.85);
    expect(action?.y).toBeGreaterThan((await tile.locator('.why').boundingBox())?.y ?? Infinity);
    await page.close();
  });

  it('opens a row by key and keeps the focus; tells what was left out; finds the choice again on the next visit', async () => {
    const { page } = await openPage(browser, accountUrl(), desktop);
    const why = page.locator('c-headroom-cell-row .question').first();
    await why.press('Enter');
    expect([await why.getAttribute('aria-expanded'), await isFocused(why)]).toEqual(['true', true]);
    await page.locator('c-headroom-cell-filter .toggle').press('Space');
    const show = page.locator('c-headroom-cell-filter select').first();
    await show.selectOption('Open_Opportunity');
    expect(await page.locator('c-headroom-cell-list [role="status"]').first().innerText()).toMatch(/^\d+ of \d+ product lines shown$/);
    expect(await titlesOf(page)).toContain(cell.Title__c.value);
    await page.reload();
    await page.locator('c-headroom-cell-row').first().waitFor();
    expect(await page.locator('c-headroom-cell-filter .toggle').innerText()).toMatch(/^\s*Filter and sort: \d+ of \d+ shown/);
    await page.close();
  });

  it('stands beside an opportunity, whose product line comes first', async () => {
    const path = `/lightning/r/Opportunity/${cell.Opportunity__c.value}/view?user=rep`;
    const { page, troubles } = await openPage(browser, pageHere().url(path), desktop);
    await page.locator('c-headroom-cell-row').first().waitFor();
    expect((await titlesOf(page))[0]).toBe(cell.Title__c.value);
    expect(await page.locator('c-headroom-cell-row').first().innerText()).toContain('This opportunity');
    await expectWhole(page, troubles);
  });
});

/** Opens what there is to know of the first row, the filter, and how suggestions did. */
async function openParts(page: Page): Promise<void> {
  for (const part of ['c-headroom-cell-row .question', 'c-headroom-cell-filter .toggle', 'c-headroom-replay button']) {
    await andSettle(page, () => page.locator(part).first().click());
  }
}

/** Product lines in their order. */
function titlesOf(page: Page): Promise<readonly string[]> {
  return page.locator('c-headroom-cell-list > [role="table"] > c-headroom-cell-row .line').allInnerTexts();
}

/** Nothing is cut, nothing is wider than the window, axe finds nothing, the console is silent. Closes the page. */
async function expectWhole(page: Page, troubles: readonly string[]): Promise<void> {
  expect(await clippedTexts(page)).toEqual([]);
  expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await page.close();
}

/** Whether an element has the focus, as the shadow root that it stands in sees it. */
function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => (node as unknown as FocusNode).getRootNode().activeElement === (node as unknown));
}

type FocusNode = { getRootNode(): { readonly activeElement: unknown } };
