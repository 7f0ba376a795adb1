import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { accountThat, demoAccounts, isScored } from './demoAccounts.ts';
import { openFold } from './demoRuns.ts';
import { givenPage } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';
import { desktop, openPage } from './watchedPage.ts';
import { measureOpening } from './watchedTime.ts';

const given = givenPage();

/** A layout shift of 0.1 is what the web's vitals call good: https://web.dev/articles/cls */
const goodShift = 0.1;

describe.skipIf(given === undefined)('screens of the demo company', () => {
  let browser: Browser;
  let accountPath: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    accountPath = `/lightning/r/Account/${accountThat(await demoAccounts(pageHere()), 'has a number', isScored).id}/view?user=csm`;
  });
  afterAll(() => browser.close());

  function pageHere(): PageAddress {
    if (given === undefined) throw new Error('no page was given');
    return given;
  }

  it.each([
    ['account page', 'c-headroom-headline .word', ['headroomHealth', 'headroomWhitespace']],
    ['book', 'c-headroom-book-row .name', ['headroomBook']]
  ])('ask the org once for each widget of the first screen: %s', async (screen, selector, expected) => {
    const path = screen === 'book' ? '/lightning/n/Headroom_Book?user=leader' : accountPath;
    const context = await browser.newContext({ viewport: desktop });
    const { queries, layoutShift } = await measureOpening(context, pageHere().url(path), selector);
    await context.close();
    expect(queries.toSorted()).toEqual(expected);
    expect(layoutShift).toBeLessThan(goodShift);
  });

  it.each([
    ['history', 'c-headroom-history', 'headroomHistory'],
    ['pulse and override', 'c-headroom-judgement', 'headroomPulses']
  ])('ask for what a fold shows when it is opened, and once: %s', async (_, part, query) => {
    const { page } = await openPage(browser, pageHere().url(accountPath));
    const asked = graphqlOf(page);
    await openFold(page, part);
    expect(asked.filter((body) => body.includes(query)).length).toBeGreaterThan(0);
    const first = asked.length;
    const toggle = page.locator(`${part} button[aria-expanded]`).first();
    await toggle.click();
    await openFold(page, part);
    expect(asked.length).toBe(first);
    await page.close();
  });
});

/** Bodies of the GraphQL requests that a page makes from now on. */
function graphqlOf(page: Page): readonly string[] {
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) bodies.push(request.postData() ?? '');
  });
  return bodies;
}
