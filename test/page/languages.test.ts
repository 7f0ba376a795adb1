import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { accountThat, demoAccounts, isScored } from './demoAccounts.ts';
import { givenPage } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';
import { andSettle, axeViolations, clippedTexts, desktop, horizontalOverflow, isFull, openPage, phone, withTheme } from './watchedPage.ts';

const given = givenPage();

/** Every language in two appearances, every appearance in two languages; the script of docs/screens looks at all sixteen. */
const looks = [
  { language: 'en_US', theme: 'light', size: desktop },
  { language: 'en_US', theme: 'dark', size: phone },
  { language: 'de', theme: 'dark', size: desktop },
  { language: 'de', theme: 'light', size: phone },
  { language: 'ja', theme: 'light', size: desktop },
  { language: 'ja', theme: 'dark', size: phone },
  { language: 'zh_CN', theme: 'dark', size: desktop },
  { language: 'zh_CN', theme: 'light', size: phone }
] as const;

/** English and German look at every combination of theme and size; the rules of axe know no other difference between languages. */
const isSeenByAxe = ({ language }: Pick<(typeof looks)[number], 'language'>): boolean => isFull || ['en_US', 'de'].includes(language);

const parts = ['c-headroom-scorecard-detail', 'c-headroom-history', 'c-headroom-judgement', 'c-headroom-what-if'];

describe.skipIf(given === undefined)('screens of the demo company in every language', () => {
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

  async function open(path: string, { language, theme, size }: (typeof looks)[number]): ReturnType<typeof openPage> {
    const url = new URL(withTheme(pageHere().url(path), theme));
    url.searchParams.set('lang', language);
    return openPage(browser, url.href, size);
  }

  // In English demoPage.test.ts looks at it, in the appearances that German does not.
  it.each(looks.filter(({ language }) => language !== 'en_US'))(
    'the account page with its folds open is whole and accessible in $language, $theme at $size.width px',
    async (look) => {
      const { page, troubles } = await open(accountPath, look);
      for (const part of parts) await andSettle(page, () => page.locator(`${part} button[aria-expanded]`).first().click());
      await expectWhole(page, troubles, look);
    }
  );

  it.each(looks)('the book and its departments are whole and accessible in $language, $theme at $size.width px', async (look) => {
    const { page, troubles } = await open('/lightning/n/Headroom_Book?user=leader', look);
    expect(await clippedTexts(page)).toEqual([]);
    await page.locator('c-headroom-book-view .foot button').click();
    expect(await clippedTexts(page)).toEqual([]);
    if (isSeenByAxe(look)) expect(await axeViolations(page)).toEqual([]);
    await andSettle(page, () => page.getByRole('tab').last().click());
    await expectWhole(page, troubles, look);
  });

  it.each(looks)('the matrix and what a square opens are whole and accessible in $language, $theme at $size.width px', async (look) => {
    const { page, troubles } = await open('/lightning/n/Headroom_Matrix?user=leader', look);
    expect(await clippedTexts(page)).toEqual([]);
    if (isSeenByAxe(look)) expect(await axeViolations(page)).toEqual([]);
    await andSettle(page, () => page.locator('c-headroom-matrix-row button:visible').first().click());
    await expectWhole(page, troubles, look);
  });

  it.each(['ja', 'zh_CN'] as const)('letters that came after the page are drawn, not boxes, in %s', async (language) => {
    const { page } = await open('/lightning/n/Headroom_Matrix?user=leader', { language, theme: 'light', size: desktop });
    await page.evaluate('document.fonts.ready');
    const heading = page.locator('c-headroom-matrix h2');
    const drawn = await heading.screenshot();
    await page.evaluate(`document.body.style.fontFeatureSettings = '"ss19"'`);
    await page.waitForTimeout(200);
    expect(drawn.equals(await heading.screenshot())).toBe(true);
    await page.close();
  });
});

/** Nothing is cut, nothing is wider than the window, axe finds nothing where it looks, the console is silent. Closes the page. */
async function expectWhole(page: Page, troubles: readonly string[], look: (typeof looks)[number]): Promise<void> {
  expect(await clippedTexts(page)).toEqual([]);
  expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
  if (isSeenByAxe(look)) expect(await axeViolations(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await page.close();
}
