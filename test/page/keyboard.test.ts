import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { accountThat, demoAccounts, isScored } from './demoAccounts.ts';
import { givenPage } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';
import { andSettle, openPage } from './watchedPage.ts';

const given = givenPage();

describe.skipIf(given === undefined)('with the keyboard alone', () => {
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

  async function open(path: string): Promise<Page> {
    return (await openPage(browser, pageHere().url(path))).page;
  }

  it('every button, link and field of the account page is reached by Tab, and none loses the focus', async () => {
    const page = await open(accountPath);
    const stops = await tabThrough(page, 'c-headroom-health');
    expect(stops.length).toBeGreaterThan(8);
    expect(stops).not.toContain('BODY');
    await page.close();
  });

  it('arrow keys choose a scorecard, and the focus goes along', async () => {
    const page = await open(accountPath);
    const strip = page.locator('c-headroom-scorecard-strip button');
    await strip.first().focus();
    const walk = [
      ['ArrowRight', 1],
      ['ArrowRight', 2],
      ['ArrowLeft', 1]
    ] as const;
    for (const [key, at] of walk) {
      await page.keyboard.press(key);
      expect(await isFocused(strip.nth(at))).toBe(true);
      expect(await strip.nth(at).getAttribute('aria-pressed')).not.toBe('false');
    }
    await page.close();
  });

  it.each(['c-headroom-scorecard-detail', 'c-headroom-history', 'c-headroom-judgement', 'c-headroom-what-if'])(
    'Enter opens and closes a fold and leaves the focus on it: %s',
    async (part) => {
      const page = await open(accountPath);
      const fold = page.locator(`${part} button[aria-expanded]`).first();
      await fold.focus();
      await andSettle(page, () => page.keyboard.press('Enter'));
      expect(await fold.getAttribute('aria-expanded')).toBe('true');
      expect(await isFocused(fold)).toBe(true);
      await page.keyboard.press('Enter');
      expect(await fold.getAttribute('aria-expanded')).toBe('false');
      expect(await isFocused(fold)).toBe(true);
      await page.close();
    }
  );

  it('arrow keys, Home and End walk through the weeks of the history, which are read out', async () => {
    const page = await open(accountPath);
    await andSettle(page, () => page.locator('c-headroom-history button[aria-expanded]').first().press('Enter'));
    const chart = page.locator('c-headroom-history').getByRole('slider');
    await chart.focus();
    const said: (string | null)[] = [await chart.getAttribute('aria-valuetext')];
    for (const key of ['ArrowLeft', 'Home', 'End']) {
      await page.keyboard.press(key);
      said.push(await chart.getAttribute('aria-valuetext'));
    }
    expect(new Set(said.slice(0, 3)).size).toBe(3);
    expect(said[3]).toBe(said[0]);
    expect(await isFocused(chart)).toBe(true);
    await page.close();
  });

  it('a form is opened, left by Cancel, and the focus comes back to where it was', async () => {
    const page = await open(accountPath);
    await andSettle(page, () => page.locator('c-headroom-judgement button[aria-expanded]').first().press('Enter'));
    for (const part of ['c-headroom-pulses', 'c-headroom-overrides']) {
      const opener = page.locator(`${part} button[aria-expanded]`).first();
      await opener.press('Enter');
      const form = page.locator(`${part} form`);
      await form.waitFor();
      await form.getByRole('button', { name: 'Cancel' }).press('Enter');
      await form.waitFor({ state: 'detached' });
      expect(await isFocused(opener)).toBe(true);
    }
    await page.close();
  });

  it('the book is filtered, sorted and turned to another tab, and the focus stays', async () => {
    const page = await open('/lightning/n/Headroom_Book?user=leader');
    const filter = page.locator('c-headroom-book-filters button').first();
    await filter.press('Space');
    expect([await filter.getAttribute('aria-pressed'), await isFocused(filter)]).toEqual(['true', true]);
    await filter.press('Space');
    const head = page
      .getByRole('columnheader')
      .filter({ has: page.getByRole('button') })
      .last();
    await head.getByRole('button').press('Enter');
    expect([await head.getAttribute('aria-sort'), await isFocused(head.getByRole('button'))]).toEqual([
      expect.stringMatching(/^(a|de)scending$/),
      true
    ]);
    const tabs = page.getByRole('tab');
    await page.locator('[role="tab"][aria-selected="true"]').focus();
    await andSettle(page, () => page.keyboard.press('ArrowRight'));
    expect([await tabs.last().getAttribute('aria-selected'), await isFocused(tabs.last())]).toEqual(['true', true]);
    await page.close();
  });
});

/** Whether an element has the focus, as the shadow root that it stands in sees it. */
function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => (node as unknown as FocusNode).getRootNode().activeElement === (node as unknown));
}

type FocusNode = { getRootNode(): { readonly activeElement: unknown } };

const deepest = `(() => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found.tagName + ' ' + (found.getAttribute('aria-label') ?? found.textContent ?? '').trim().slice(0, 60);
})()`;

/** Walks by Tab from the first stop of a part to the last; the names of the stops. */
async function tabThrough(page: Page, part: string): Promise<readonly string[]> {
  await page.locator(`${part} button, ${part} a`).first().focus();
  const stops: string[] = [];
  for (let at = 0; at < 60; at++) {
    stops.push((await page.evaluate(deepest)) as string);
    await page.keyboard.press('Tab');
    const isInside = await page.locator(`${part}:focus-within`).count();
    if (isInside === 0) break;
  }
  return stops.map((stop) => (stop.startsWith('BODY') ? 'BODY' : stop));
}
