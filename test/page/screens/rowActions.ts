import type { Page } from 'playwright-core';
import { accountThat } from '../demoAccounts.ts';
import type { DemoAccount } from '../demoAccounts.ts';
import { andSettle, goTo } from '../watchedPage.ts';
import type { Sketch } from './scene.ts';
import type { OfAccount } from './whitespaces.ts';

const rows = 'c-headroom-whitespace c-headroom-cell-row';
const dialog = 'c-headroom-dialog dialog';

const sketches: readonly Sketch[] = [
  {
    ...{ name: 'whitespace-menu', title: 'Menu of a row', part: 'c-headroom-whitespace', act: openMenu },
    says: 'What a rep may say of a product line, beside the one button.'
  },
  {
    ...{ name: 'whitespace-answer', title: 'An answer', part: dialog, act: openAnswer },
    says: 'Not a fit, competitor, themselves or later: until when, and why.'
  },
  {
    ...{ name: 'whitespace-phone', title: 'Opportunity on a phone', part: dialog, act: openPhoneForm },
    says: 'Name, stage and close date, and the product that goes with them.'
  },
  {
    ...{ name: 'new-opportunity', title: 'Opportunity on the standard page', part: 'page-new-record', act: create },
    says: 'The local page in place of the standard page of Salesforce: filled in from the row.'
  }
];

/** What the actions of a row open, on an account with something to sell. */
export function actionStates(accounts: readonly DemoAccount[]): readonly OfAccount[] {
  const account = accountThat(
    accounts,
    'has open lines and nothing on hold',
    ({ openLines, heldLines }) => openLines > 1 && heldLines === 0
  );
  return sketches.map((sketch) => [account, sketch] as const);
}

async function openMenu(page: Page): Promise<void> {
  await page.locator(`${rows} c-headroom-menu button`).first().click();
}

async function openAnswer(page: Page): Promise<void> {
  await openMenu(page);
  await page.locator('[role="menuitem"]').first().click();
}

async function create(page: Page): Promise<void> {
  await andSettle(page, () => page.locator(`${rows} button[data-key="create"]`).first().click());
}

async function openPhoneForm(page: Page): Promise<void> {
  await goTo(page, `${page.url()}&formFactor=Small`);
  await create(page);
  await page.locator('c-headroom-opportunity-form').waitFor();
}
