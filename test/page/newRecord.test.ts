import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { idOf } from './ownUsers.ts';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage } from './ownPage.ts';
import { axeViolations, desktop, fewAppearances, horizontalOverflow, openPage, withTheme } from './watchedPage.ts';

let own: OwnPage;
let browser: Browser;
let accountId: string;
let formPath: string;

beforeAll(async () => {
  [own, browser] = await Promise.all([startOwnPage(join(import.meta.dirname, 'fixtures/package')), launchBrowser()]);
  ({ id: accountId } = (await own.org('POST', '/sobjects/Account', { Name: 'Quillhaven Software' })) as { id: string });
  const values = `AccountId=${accountId},Name=${encodeURIComponent('Seats, 40 more')},StageName=Prospecting,NextStep=Call`;
  formPath = `/lightning/o/Opportunity/new?defaultFieldValues=${encodeURIComponent(values)}`;
});

afterAll(async () => {
  await browser.close();
  await own.close();
});

/** Name or tag of what has the focus, in whichever shadow root it stands. */
const focused = `(() => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found.name ?? found.tagName;
})()`;

function field(page: Page, label: string): Locator {
  return page.getByLabel(label, { exact: false }).first();
}

describe('page of a new record', () => {
  it('begins with the values of the address and of the org, names of references beside their ids', async () => {
    const { page, troubles } = await openPage(browser, own.page.url(formPath));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('New Opportunity');
    expect(await page.locator('input[name="Name"]').inputValue()).toBe('Seats, 40 more');
    expect(await page.locator('select[name="StageName"]').inputValue()).toBe('Prospecting');
    await page.locator('page-record-input', { hasText: 'Quillhaven Software' }).waitFor();
    expect(await page.locator('select[name="StageName"] option').count()).toBe(11);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('wants what the layout requires, and shows what the org says beside the field', async () => {
    const { page } = await openPage(browser, own.page.url(formPath));
    await page.getByRole('button', { name: 'Save' }).click();
    const closeDate = field(page, 'Close Date');
    expect(await closeDate.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Complete this field.').waitFor();
    await closeDate.fill('2027-04-30');
    await page.locator('input[name="Pricebook2Id"]').fill('no id');
    await page.getByRole('button', { name: 'Save' }).click();
    const book = page.locator('page-record-input').filter({ has: page.locator('input[name="Pricebook2Id"][aria-invalid="true"]') });
    await book.waitFor();
    expect(await page.locator('input[name="Name"]').inputValue()).toBe('Seats, 40 more');
    await page.close();
  });

  it('has the focus in its first field, and gives it to the record once that is saved', async () => {
    const { page } = await openPage(browser, own.page.url(formPath));
    expect(await page.evaluate(focused)).toBe('AccountId');
    await field(page, 'Name').fill('Seats, by keyboard');
    await field(page, 'Close Date').fill('2027-04-30');
    await field(page, 'Close Date').press('Enter');
    await page.getByRole('heading', { name: 'Seats, by keyboard' }).waitFor();
    expect(await page.evaluate(focused)).toBe('MAIN');
    await own.org('DELETE', `/sobjects/Opportunity/${await idOf(own.org, "SELECT Id FROM Opportunity WHERE Name = 'Seats, by keyboard'")}`);
    await page.close();
  });

  it('saves once, and shows the record', async () => {
    const { page, troubles } = await openPage(browser, own.page.url(formPath));
    await field(page, 'Close Date').fill('2027-04-30');
    await page.getByRole('button', { name: 'Save' }).dblclick();
    await page.waitForURL(/\/lightning\/r\/Opportunity\/006\w+\/view/);
    await page.getByRole('heading', { name: 'Seats, 40 more' }).waitFor();
    const id = await idOf(own.org, `SELECT Id FROM Opportunity WHERE Name = 'Seats, 40 more' AND NextStep = 'Call'`);
    expect(page.url()).toContain(id);
    const { totalSize } = (await own.org('GET', '/query?q=SELECT+Id+FROM+Opportunity')) as { totalSize: number };
    expect(totalSize).toBe(1);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it.each(fewAppearances)('is accessible and fits in $name', async ({ theme, size }) => {
    const { page } = await openPage(browser, withTheme(own.page.url(formPath), theme), size);
    expect(await axeViolations(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    await page.close();
  });

  it('lists what would be filled in for an object that UI API does not serve', async () => {
    const page = await browser.newPage({ viewport: desktop });
    await page.goto(own.page.url('/lightning/o/Task/new?defaultFieldValues=Subject%3DCall'));
    await page.getByRole('heading', { name: 'New Task' }).waitFor();
    expect(await page.getByRole('definition').allInnerTexts()).toEqual(['Call']);
    await page.close();
  });
});
