import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy } from '../localOrg/testOrg.ts';
import { localOrgFile } from '../nut/headroom.ts';
import { launchBrowser } from './browser.ts';
import { cellThat, demoCells, openAsRep, removeRows, rowOf, rowsAsRep } from './demoCells.ts';
import type { DemoCell } from './demoCells.ts';
import { syncDemo } from './demoRuns.ts';
import { givenOrg, givenPage } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';

const given = givenPage();
const isHere = given !== undefined && givenOrg() !== undefined;
const refusedName = 'Refused by a rule of the org';

describe.skipIf(!isHere)('an opportunity created from a cell', () => {
  let browser: Browser;
  let cell: DemoCell;
  let phoneCell: DemoCell;
  let opportunityId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    const cells = (await demoCells('Open', 'Partly_Used')).filter(({ gap }) => gap > 0);
    cell = cellThat(cells, 'can be sold');
    phoneCell = cellThat(cells, 'can be sold, of another account', ({ accountId }) => accountId !== cell.accountId);
    await deployRule('package.xml', rule);
  });

  afterAll(async () => {
    await browser.close();
    await deployRule('destructiveChanges.xml', '');
    await removeRows('Opportunity', `AccountId IN ('${cell.accountId}', '${phoneCell.accountId}') AND Headroom_Cell_Key__c != null`);
    await syncDemo();
  });

  function page(): PageAddress {
    if (given === undefined) throw new Error('no page was given');
    return given;
  }

  function opportunitiesOf({ accountId, line }: DemoCell): ReturnType<typeof rowsAsRep> {
    const fields = 'Id, AccountId, Name, StageName, IsClosed, CloseDate, Pricebook2.IsStandard, Headroom_Product_Line__c, CreatedBy.Alias';
    return rowsAsRep(page(), `SELECT ${fields} FROM Opportunity WHERE Headroom_Cell_Key__c = '${accountId}:${line}'`);
  }

  async function waiting(tab: Page): Promise<void> {
    await rowOf(tab, cell).getByText('Created, waiting for sync').waitFor();
  }

  it('is made on the standard page, with what the cell knows filled in', async () => {
    const { page: tab, troubles } = await openAsRep(browser, page(), cell);
    await rowOf(tab, cell).getByRole('button', { name: 'Create opportunity' }).click();
    const form = tab.getByRole('dialog', { name: 'New Opportunity' });
    expect(await form.locator('input[name="Name"]').inputValue()).toBe(`${cell.account} - ${cell.title}`);
    await form.getByRole('button', { name: 'Save' }).dblclick();
    await tab.waitForURL(/\/lightning\/r\/Opportunity\/006/);
    const made = await opportunitiesOf(cell);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({
      AccountId: cell.accountId,
      StageName: 'Prospecting',
      IsClosed: false,
      Pricebook2: { IsStandard: true },
      Headroom_Product_Line__c: cell.line
    });
    expect(String(made[0]?.['CloseDate'])).toMatch(/^\d{4}-\d\d-\d\d$/);
    opportunityId = String(made[0]?.['Id']);
    await tab.goBack();
    await waiting(tab);
    expect(troubles).toEqual([]);
    await tab.close();
  });

  it('gets its product by one press, and no second one by another where the first answer was lost', async () => {
    const { page: tab } = await openAsRep(browser, page(), cell);
    await waiting(tab);
    const lost = await loseAnswer(tab, 'headroomAddProduct');
    const button = rowOf(tab, cell).getByRole('button', { name: 'Add product' });
    await button.dblclick();
    await rowOf(tab, cell).getByText('the org could not be reached').waitFor();
    expect(lost()).toBe(1);
    await button.click();
    await tab.getByText('The product is already on the opportunity.').first().waitFor();
    await rowOf(tab, cell).getByRole('button', { name: 'View opportunity' }).waitFor();
    const fields = 'Quantity, UnitPrice, PricebookEntry.UnitPrice, PricebookEntry.IsActive';
    const [line, ...others] = await rowsAsRep(page(), `SELECT ${fields} FROM OpportunityLineItem WHERE OpportunityId = '${opportunityId}'`);
    expect([line?.['Quantity'], others]).toEqual([cell.gap, []]);
    expect(line?.['PricebookEntry']).toMatchObject({ UnitPrice: line?.['UnitPrice'], IsActive: true });
    await tab.close();
  });

  it('is made on a phone with its product, once; an error of the org stands beside its field with all that was typed', async () => {
    const { page: other } = await openAsRep(browser, page(), phoneCell);
    const { page: tab, troubles } = await openAsRep(browser, page(), phoneCell, '&formFactor=Small');
    await rowOf(tab, phoneCell).getByRole('button', { name: 'Create opportunity' }).click();
    const form = tab.locator('c-headroom-opportunity-form');
    const name = form.locator('[data-field="Name"]');
    await name.fill(refusedName);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Choose another close date.').waitFor();
    expect(await form.locator('[data-field="CloseDate"]').getAttribute('aria-invalid')).toBe('true');
    expect(await name.inputValue()).toBe(refusedName);
    expect(await opportunitiesOf(phoneCell)).toEqual([]);
    expect(troubles).toEqual([]);
    await name.fill('Made on a phone');
    await loseAnswer(tab, 'headroomCreateWithProduct');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('the org could not be reached').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await rowOf(tab, phoneCell).getByText('Created, waiting for sync').waitFor();
    const [made, ...others] = await opportunitiesOf(phoneCell);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ Name: 'Made on a phone', AccountId: phoneCell.accountId, Headroom_Product_Line__c: phoneCell.line });
    const lines = await rowsAsRep(page(), `SELECT Quantity FROM OpportunityLineItem WHERE OpportunityId = '${String(made?.['Id'])}'`);
    expect(lines.map((line) => line['Quantity'])).toEqual([phoneCell.gap]);
    // A tab that was opened before knows nothing of it and still has the button.
    await rowOf(other, phoneCell).getByRole('button', { name: 'Create opportunity' }).click();
    await rowOf(other, phoneCell).getByText('Created, waiting for sync').first().waitFor();
    expect(new URL(other.url()).pathname).toContain(`/Account/${phoneCell.accountId}/`);
    expect(await opportunitiesOf(phoneCell)).toHaveLength(1);
    await other.close();
    await tab.close();
  });

  it('turns the cell into an open opportunity with the next sync', async () => {
    await syncDemo();
    const { page: tab, troubles } = await openAsRep(browser, page(), cell);
    const row = rowOf(tab, cell);
    await row.getByText('Opportunity open').waitFor();
    const text = await row.innerText();
    expect(text).toContain('Prospecting');
    const [made] = await rowsAsRep(page(), `SELECT Amount FROM Opportunity WHERE Id = '${opportunityId}'`);
    expect(text).toContain(Number(made?.['Amount']).toLocaleString('en-US'));
    expect(text).not.toContain('Created, waiting for sync');
    await row.getByRole('button', { name: 'View opportunity' }).click();
    await tab.waitForURL(new RegExp(`/lightning/r/Opportunity/${opportunityId}/view`));
    expect(troubles).toEqual([]);
    await tab.close();
  });
});

/** Lets the first request of an operation reach the org and its answer nobody. @returns how many answers were lost */
async function loseAnswer(tab: Page, operation: string): Promise<() => number> {
  let lost = 0;
  await tab.route('**/graphql', async (route) => {
    if (lost > 0 || !(route.request().postData() ?? '').includes(operation)) return route.continue();
    lost++;
    await route.fetch();
    return route.abort();
  });
  return () => lost;
}

/** A rule of the org that refuses opportunities of one name, at the close date. */
const rule =
  '<validationRules><fullName>Refused_By_Name</fullName><active>true</active>' +
  `<errorConditionFormula>Name = "${refusedName}"</errorConditionFormula>` +
  '<errorDisplayField>CloseDate</errorDisplayField><errorMessage>Choose another close date.</errorMessage></validationRules>';

/** Deploys the rule, or takes it away again: the file names it, and the object holds it or nothing. */
async function deployRule(file: 'package.xml' | 'destructiveChanges.xml', content: string): Promise<void> {
  const { instanceUrl: url, accessToken } = localOrgFile();
  const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
  const packageOf = (members: string): Uint8Array => strToU8(`<Package ${namespace}>${members}<version>66.0</version></Package>`);
  const zip = zipSync({
    'package.xml': packageOf(''),
    [file]: packageOf('<types><members>Opportunity.Refused_By_Name</members><name>ValidationRule</name></types>'),
    ...(content === '' ? {} : { 'objects/Opportunity.object': strToU8(`<CustomObject ${namespace}>${content}</CustomObject>`) })
  });
  const result = (await deploy({ url, accessToken }, zip)) as { success: boolean; details: unknown };
  if (!result.success) throw new Error(`${file} of the rule failed: ${JSON.stringify(result.details)}`);
}
