import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { cellThat, dayAhead, demoCells, openAsRep, removeRows, rowOf, rowsAsRep } from './demoCells.ts';
import type { DemoCell } from './demoCells.ts';
import { syncDemo } from './demoRuns.ts';
import { givenOrg, givenPage } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';

const given = givenPage();
const isHere = given !== undefined && givenOrg() !== undefined;
const until = dayAhead(60);
const reason = 'One data scientist, and she leaves';

describe.skipIf(!isHere)('what a rep answers to a cell', () => {
  let browser: Browser;
  let cell: DemoCell;
  let held: DemoCell;

  beforeAll(async () => {
    browser = await launchBrowser();
    cell = cellThat(await demoCells('Open', 'Partly_Used'), 'can be sold');
    held = cellThat(await demoCells('Blocked_At_Risk'), 'is on hold', ({ accountId }) => accountId !== cell.accountId);
  });

  afterAll(async () => {
    await browser.close();
    await removeRows('Headroom_Whitespace_Feedback__c', `Account__c IN ('${cell.accountId}', '${held.accountId}')`);
    await syncDemo();
  });

  function page(): PageAddress {
    if (given === undefined) throw new Error('no page was given');
    return given;
  }

  function answersOf({ accountId, line }: DemoCell): ReturnType<typeof rowsAsRep> {
    const where = `Account__c = '${accountId}' AND Product_Line__c = '${line}'`;
    return rowsAsRep(page(), `SELECT Answer__c, Until__c, Reason__c FROM Headroom_Whitespace_Feedback__c WHERE ${where}`);
  }

  it('is said at once, recorded once, and takes the button away', async () => {
    const { page: tab, troubles } = await openAsRep(browser, page(), cell);
    const row = rowOf(tab, cell);
    await row.getByRole('button', { name: `More actions for ${cell.title}` }).click();
    await tab.getByRole('menuitem', { name: 'Not a fit…' }).click();
    const form = tab.locator('c-headroom-feedback-form');
    await form.locator('input[type="date"]').fill(until);
    await form.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await form.getByRole('button', { name: 'Save' }).dblclick();
    await row.getByText(/Not a fit until .*counts from the next sync/).waitFor();
    expect(await row.getByRole('button', { name: 'Create opportunity' }).count()).toBe(0);
    expect(await answersOf(cell)).toMatchObject([{ Answer__c: 'Not_A_Fit', Until__c: until, Reason__c: reason }]);
    expect(troubles).toEqual([]);
    await tab.close();
  });

  it('wants the day of later before it asks the org, and is left by Escape', async () => {
    const other = cellThat(await demoCells('Open', 'Partly_Used'), 'can be sold, of another account', ({ accountId }) => {
      return accountId !== cell.accountId && accountId !== held.accountId;
    });
    const { page: open, troubles } = await openAsRep(browser, page(), other);
    const menu = rowOf(open, other).getByRole('button', { name: `More actions for ${other.title}` });
    await menu.focus();
    await open.keyboard.press('ArrowUp');
    await open.keyboard.press('Enter');
    const form = open.locator('c-headroom-feedback-form');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => form.locator('input[type="date"]').getAttribute('aria-invalid'), { timeout: 60_000 }).toBe('true');
    await open.keyboard.press('Escape');
    await expect.poll(() => form.count(), { timeout: 60_000 }).toBe(0);
    expect(await answersOf(other)).toEqual([]);
    expect(troubles).toEqual([]);
    await open.close();
  });

  it('is asked of no cell on hold: it has no button to create, says why, and takes a wish to be told', async () => {
    const { page: tab, troubles } = await openAsRep(browser, page(), held);
    const row = rowOf(tab, held);
    await row.getByText(/No opportunity while on hold|The whole account is on hold/).waitFor();
    expect(await row.getByRole('button', { name: 'Create opportunity' }).count()).toBe(0);
    expect(await row.getByRole('button', { name: /More actions/ }).count()).toBe(0);
    await row.getByRole('button', { name: 'Tell me when it ends' }).dblclick();
    await row.getByText('You will be told when it ends').waitFor();
    expect(await answersOf(held)).toMatchObject([{ Answer__c: 'Tell_Me' }]);
    expect(troubles).toEqual([]);
    await tab.close();
  });

  it('counts with the next sync until its day, and can be taken back by who gave it', async () => {
    await syncDemo();
    const { page: tab, troubles } = await openAsRep(browser, page(), cell);
    const row = rowOf(tab, cell);
    await row.getByText(/^Comes back/).waitFor();
    expect(await row.innerText()).toMatch(/Not a fit until/);
    expect(await row.getByRole('button', { name: 'Create opportunity' }).count()).toBe(0);
    await row.getByRole('button', { name: `More actions for ${cell.title}` }).click();
    await tab.getByRole('menuitem', { name: 'Take back answer' }).click();
    await row.getByText(/Taken back/).waitFor();
    const [answer] = await answersOf(cell);
    expect(String(answer?.['Until__c']) <= dayAhead(1)).toBe(true);
    expect(answer).toMatchObject({ Answer__c: 'Not_A_Fit', Reason__c: reason });
    expect(troubles).toEqual([]);
    await tab.close();
  });
});
