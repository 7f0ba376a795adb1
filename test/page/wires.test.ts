import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage } from './ownPage.ts';
import { axeViolations, fewAppearances, horizontalOverflow, openPage, phone, withTheme } from './watchedPage.ts';

let own: OwnPage;
let browser: Browser;
let accountId: string;
let recordPath: string;

beforeAll(async () => {
  [own, browser] = await Promise.all([startOwnPage(join(import.meta.dirname, 'fixtures/package')), launchBrowser()]);
  const account = { Name: 'Quillhaven Software', Industry: 'Technology', Type: 'Customer - Direct', NumberOfEmployees: 240 };
  accountId = ((await own.org('POST', '/sobjects/Account', account)) as { id: string }).id;
  for (const LastName of ['Cramer', 'Adams']) await own.org('POST', '/sobjects/Contact', { LastName, AccountId: accountId });
  recordPath = `/lightning/r/Account/${accountId}/view`;
});

afterAll(async () => {
  await browser.close();
  await own.close();
});

function text(page: Page, name: string): Promise<string> {
  return page.locator(`[data-name="${name}"]`).innerText();
}

/** Waits until the bench reports what came of a button. */
async function outcome(page: Page, expected: string): Promise<void> {
  await page.locator('[data-name="outcome"]').filter({ hasText: expected }).waitFor();
}

async function press(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
}

describe('wires on the record page', () => {
  it('give every reading that the bench asks for', async () => {
    const { page, troubles } = await openPage(browser, own.page.url(recordPath));
    expect(await text(page, 'record')).toBe('Quillhaven Software | Technology | Ada Admin | frozen true');
    expect(await text(page, 'records')).toBe('200 Quillhaven Software');
    expect(await text(page, 'objectInfo')).toBe('Account 001 Account Name Picklist');
    expect(await text(page, 'objectInfos')).toBe('200,404');
    expect(await text(page, 'picklist')).toContain('Technology');
    expect(await text(page, 'related')).toBe('Adams,Cramer');
    expect(await text(page, 'graphql')).toBe('Quillhaven Software: Adams,Cramer');
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('give labels, locale, currency, time zone and place of the viewer', async () => {
    const { page } = await openPage(browser, own.page.url(recordPath), phone);
    expect(await text(page, 'caption')).toBe('From the builder');
    expect(await text(page, 'greeting')).toBe('Good morning / Only in English');
    expect(await text(page, 'viewer')).toMatch(/^005\w{15} en-US USD Europe\/Berlin Small MEDIUM Account$/);
    expect(await text(page, 'reference')).toBe(`standard__recordPage ${accountId}`);
    expect(await text(page, 'money')).toBe('$1,234.50');
    await page.close();
  });

  it('speak the language of the address', async () => {
    const { page } = await openPage(browser, own.page.url(`${recordPath}?lang=ja`));
    expect(await text(page, 'greeting')).toBe('おはようございます / Only in English');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    await page.close();
  });

  it('show a change by updateRecord everywhere on the page', async () => {
    const { page, troubles } = await openPage(browser, own.page.url(recordPath));
    await press(page, 'Rename');
    await page.getByRole('heading', { name: 'Renamed by updateRecord' }).waitFor();
    await outcome(page, 'renamed');
    expect(await text(page, 'record')).toContain('Renamed by updateRecord');
    expect(await text(page, 'graphql')).toContain('Renamed by updateRecord');
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('show a change by executeMutation everywhere on the page', async () => {
    const { page } = await openPage(browser, own.page.url(recordPath));
    await press(page, 'Mutate');
    await page.getByRole('heading', { name: 'Renamed by executeMutation' }).waitFor();
    await outcome(page, 'Renamed by executeMutation');
    await page.close();
  });

  it('create and delete records', async () => {
    const { page } = await openPage(browser, own.page.url(recordPath));
    await press(page, 'Create and delete');
    await outcome(page, 'created and deleted');
    expect(await text(page, 'related')).toBe('Adams,Cramer');
    await page.close();
  });

  it('read a query again on refresh, and everything on a RefreshEvent', async () => {
    const { page } = await openPage(browser, own.page.url(recordPath));
    await own.org('PATCH', `/sobjects/Account/${accountId}`, { Name: 'Changed elsewhere' });
    await press(page, 'Refresh the query');
    await outcome(page, 'query refreshed');
    expect(await text(page, 'graphql')).toContain('Changed elsewhere');
    expect(await text(page, 'record')).not.toContain('Changed elsewhere');
    await press(page, 'Refresh');
    await page.getByRole('heading', { name: 'Changed elsewhere' }).waitFor();
    await page.close();
  });

  it('report what the org refuses, and show toasts', async () => {
    const { page } = await openPage(browser, own.page.url('/lightning/r/Account/001000000000001AAA/view'));
    expect(await text(page, 'record')).toBe('error 404 NOT_FOUND NOT_FOUND The requested resource does not exist');
    // It goes after five seconds: who looks for it only then may come too late.
    const shown = page.getByText('Hello toast').waitFor();
    await press(page, 'Toast');
    await shown;
    await page.close();
  });

  it('give lists, forms and counts, and each part of a batch a status of its own', async () => {
    const { page } = await openPage(browser, own.page.url(recordPath));
    expect(await text(page, 'allPicklists')).toBe('High,Medium,Low');
    expect(await text(page, 'defaults')).toBe('Medium Create true');
    expect(await text(page, 'count')).toBe('1 true');
    expect(await text(page, 'listInfo')).toBe('Full Name');
    expect(await text(page, 'listsInfo')).toBe('1');
    expect(await text(page, 'listBatch')).toBe('200 Adams,Cramer 400 INVALID_PARAMETER_VALUE');
    await page.close();
  });

  it('report a refused reading as a list of problems, and a refused writing as one with the broken rules', async () => {
    const { page } = await openPage(browser, own.page.url(recordPath));
    await press(page, 'Missing list');
    await page.locator('[data-name="lists"]').filter({ hasText: 'false 400 BAD_REQUEST INVALID_PARAMETER_VALUE' }).waitFor();
    const outcomes = page.locator('[data-name="listOutcome"]');
    await press(page, 'Conflict');
    await outcomes.filter({ hasText: '412 412 ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK' }).waitFor();
    await press(page, 'Break a rule');
    await outcomes.filter({ hasText: '400 400 INVALID_INPUT LastName REQUIRED_FIELD_MISSING' }).waitFor();
    await page.close();
  });

  it('make input for a new and for a changed record from one that was read', async () => {
    const { page } = await openPage(browser, own.page.url(recordPath));
    await press(page, 'Copy');
    await page
      .locator('[data-name="listOutcome"]')
      .filter({ hasText: /^Name,OwnerId Name,OwnerId,Id$/ })
      .waitFor();
    await page.close();
  });

  it('navigate within the page and keep who looks and how', async () => {
    const { page } = await openPage(browser, own.page.url(`${recordPath}?user=rep&theme=dark`));
    await press(page, 'Go to the list');
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/lightning/o/Account/list');
    expect(new URL(page.url()).search).toBe('?user=rep&theme=dark');
    await page.goBack();
    await page.getByText('Wire bench').waitFor();
    await page.close();
  });
});

describe('the page around the components', () => {
  it.each(fewAppearances)('breaks no rule of axe and does not scroll sideways in $name', async ({ theme, size }) => {
    for (const url of [own.page.url(recordPath), own.page.url('/lightning/o/Account/list'), own.page.url('/lightning/n/Elsewhere')]) {
      const { page, troubles } = await openPage(browser, withTheme(url, theme), size);
      expect(await axeViolations(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
      expect(troubles).toEqual([]);
      await page.close();
    }
  });

  it('leads from the list to a record and from there to its owner', async () => {
    const { page } = await openPage(browser, own.page.url('/'));
    await page.getByRole('searchbox', { name: 'Search accounts' }).last().fill('changed');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Changed elsewhere' }).waitFor();
    await page.getByRole('region', { name: 'Highlights' }).getByRole('link', { name: 'Ada Admin' }).click();
    await page.getByRole('heading', { name: 'Ada Admin' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/lightning\/r\/User\/005\w{15}\/view$/);
    await page.close();
  });

  it('shows a record that UI API does not serve, such as a task, with its fields and the names of what it refers to', async () => {
    const { id: company } = (await own.org('POST', '/sobjects/Account', { Name: 'Fernholt' })) as { id: string };
    const task = { Subject: 'Call back', WhatId: company, Status: 'Not Started', Priority: 'Normal', ActivityDate: '2026-03-04' };
    const { id } = (await own.org('POST', '/sobjects/Task', task)) as { id: string };
    const { page, troubles } = await openPage(browser, own.page.url(`/lightning/r/Task/${id}/view`));
    await page.getByRole('heading', { name: 'Call back' }).waitFor();
    const details = page.getByRole('region', { name: 'Details' });
    expect(await details.innerText()).toContain('Not Started');
    expect(await details.innerText()).toContain('3/4/2026');
    await details.getByRole('link', { name: 'Fernholt' }).first().click();
    await page.getByRole('heading', { name: 'Fernholt' }).waitFor();
    expect(troubles).toEqual([]);
    await page.close();
  });
});
