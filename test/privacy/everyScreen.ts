import type { Locator, Page } from 'playwright-core';
import { andSettle, goTo, unfoldAll } from '../page/watchedPage.ts';
import { seeNewOpportunity, seeRowActions } from './everyAction.ts';
import type { WatchedReader } from './watchedReader.ts';

/** Lists that the local page shows of what the sync writes, and of what it reads. */
const listed = [
  ...['Account', 'Case', 'Contract', 'Opportunity', 'Headroom_Account_Summary__c', 'Headroom_Health_Override__c', 'Headroom_Health_Run__c'],
  ...['Headroom_Pulse__c', 'Headroom_Scorecard_Result__c', 'Headroom_Settings_Version__c', 'Headroom_Survey_Response__c'],
  'Headroom_Whitespace_Cell__c'
];

/** Goes through every screen and everything on it that opens, moves, copies or gives a file. */
export async function seeEverything(reader: WatchedReader, address: (path: string) => string, seen: Screens): Promise<void> {
  await seeAccount(reader, address(`/lightning/r/Account/${seen.account}/view`));
  await seeNewOpportunity(reader, address(`/lightning/r/Account/${seen.account}/view`));
  await seeBook(reader, address('/lightning/n/Headroom_Book'));
  await seeMatrix(reader, address('/lightning/n/Headroom_Matrix'));
  for (const path of [...listed.map((object) => `/lightning/o/${object}/list`), ...seen.records]) {
    await goTo(reader.page, address(path));
    await andSettle(reader.page, () => unfoldAll(reader.page));
    await reader.look(path);
  }
}

/** The account whose page is looked at, and addresses of records that are opened, whoever may see them. */
export type Screens = { readonly account: string; readonly records: readonly string[] };

async function seeAccount(reader: WatchedReader, url: string): Promise<void> {
  const { page } = reader;
  await goTo(page, url);
  await reader.look('account page');
  await seeRowActions(reader, page.locator('c-headroom-whitespace'), 'account page');
  await press(page, page.locator('c-headroom-compact button'));
  await reader.look('account page, health opened');
  const cards = page.locator('c-headroom-scorecard-strip button');
  for (let at = 0; at < (await cards.count()); at++) {
    await andSettle(page, () => cards.nth(at).click());
    await andSettle(page, () => unfoldAll(page));
    await reader.look(`account page, scorecard ${at + 1}`);
    await moveWhatIf(page);
    await reader.look(`account page, what-if of scorecard ${at + 1}`);
  }
  await press(page, page.locator('c-headroom-shareable button'));
  await reader.look('account page, shareable copy');
}

/** Moves every slider and number of the what-if a little. */
async function moveWhatIf(page: Page): Promise<void> {
  const sliders = page.locator('c-headroom-what-if input[type="range"]');
  for (let at = 0; at < Math.min(3, await sliders.count()); at++) await sliders.nth(at).press('ArrowRight');
}

async function seeBook(reader: WatchedReader, url: string): Promise<void> {
  const { page } = reader;
  await goTo(page, url);
  await reader.look('book');
  const tabs = page.locator('c-headroom-book [role="tab"]');
  for (let at = 0; at < (await tabs.count()); at++) {
    await andSettle(page, () => tabs.nth(at).click());
    await reader.look(`book, tab ${at + 1}`);
    await press(page, page.locator('c-headroom-book').getByRole('button', { name: /export|csv|copy/i }));
    await reader.look(`book, export of tab ${at + 1}`);
  }
}

async function seeMatrix(reader: WatchedReader, url: string): Promise<void> {
  const { page } = reader;
  await goTo(page, url);
  await reader.look('matrix');
  const tabs = page.locator('c-headroom-matrix [role="tab"]');
  for (let at = 0; at < (await tabs.count()); at++) {
    await andSettle(page, () => tabs.nth(at).click());
    await reader.look(`matrix, tab ${at + 1}`);
    await press(page, page.locator('c-headroom-matrix .export'));
    await press(page, page.locator('c-headroom-matrix-row button.sum').first());
    await andSettle(page, () => unfoldAll(page));
    await reader.look(`matrix, opened in tab ${at + 1}`);
    await seeRowActions(reader, page.locator('c-headroom-matrix-panel'), `matrix, panel in tab ${at + 1}`);
  }
}

/** Presses buttons that open a card, copy, print or give a file. */
async function press(page: Page, buttons: Locator): Promise<void> {
  for (let at = 0; at < (await buttons.count()); at++) {
    const button = buttons.nth(at);
    if ((await button.isVisible()) && (await button.isEnabled())) await andSettle(page, () => button.click());
  }
}
