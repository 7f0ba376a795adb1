import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage } from './ownPage.ts';
import { axeViolations, fewAppearances, horizontalOverflow, openPage, withTheme } from './watchedPage.ts';

const bench = '/lightning/n/Bench';

let own: OwnPage;
let browser: Browser;

beforeAll(async () => {
  [own, browser] = await Promise.all([startOwnPage(join(import.meta.dirname, 'fixtures/package')), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await own.close();
});

describe('app page of the package', () => {
  it.each(fewAppearances)('is laid out behind its tab, in $name', async ({ theme, size }) => {
    const { page, troubles } = await openPage(browser, withTheme(own.page.url(bench), theme), size);
    expect(await page.locator('[data-name="caption"]').innerText()).toBe('On an app page');
    expect(await page.locator('[data-name="viewer"]').innerText()).toContain('LARGE undefined');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('The bench');
    expect(await axeViolations(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('stands first in the navigation bar, which marks where one is', async () => {
    const { page } = await openPage(browser, own.page.url('/lightning/o/Account/list?user=rep'));
    const tabs = page.getByRole('navigation', { name: 'App' }).getByRole('link');
    expect((await tabs.allInnerTexts()).slice(0, 2)).toEqual(['The bench', 'Accounts']);
    await tabs.first().click();
    await page.locator('[data-name="caption"]').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/lightning/n/Bench?user=rep');
    expect(await page.locator('[aria-current="page"]').allInnerTexts()).toEqual(['The bench']);
    await page.close();
  });
});

describe('form for a new record', () => {
  it('is no part of the page, which says what would be filled in and leads back', async () => {
    const { page, troubles } = await openPage(browser, own.page.url(bench));
    await page.getByRole('button', { name: 'New task' }).click();
    await page.getByRole('heading', { name: 'New Task' }).waitFor();
    const filled = page.getByRole('definition');
    expect(await filled.allInnerTexts()).toEqual(['Call back, then write: 100%', '001']);
    expect(await page.getByRole('term').allInnerTexts()).toEqual(['Subject', 'WhatId']);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.locator('[data-name="caption"]').waitFor();
    expect(troubles).toEqual([]);
    await page.close();
  });
});
