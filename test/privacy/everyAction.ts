import type { Locator } from 'playwright-core';
import { andSettle, goTo, phone, unfoldAll } from '../page/watchedPage.ts';
import type { WatchedReader } from './watchedReader.ts';

const menuButtons = 'c-headroom-cell-actions c-headroom-menu button[aria-haspopup]';
const createButton = 'c-headroom-cell-actions button[data-key="create"]';

/**
 * Opens what the whitespace rows of a part of the page offer and saves nothing: every menu, and the form of an answer.
 *
 * @param where  the screen, for the report
 */
export async function seeRowActions(reader: WatchedReader, part: Locator, where: string): Promise<void> {
  const { page } = reader;
  await andSettle(page, () => unfoldAll(page));
  const menus = part.locator(menuButtons);
  for (let at = 0; at < (await menus.count()); at++) {
    await andSettle(page, () => menus.nth(at).click());
    await reader.look(`${where}, menu of a row`);
    const answer = part.locator('[role="menuitem"][data-key^="say:"], [role="menuitem"][data-key="change"]').first();
    if ((await answer.count()) === 0) {
      await page.keyboard.press('Escape');
      continue;
    }
    await andSettle(page, () => answer.click());
    await part.locator('c-headroom-feedback-form').waitFor();
    await reader.look(`${where}, answer form`);
    await page.keyboard.press('Escape');
  }
}

/** Begins an opportunity from the first row that lets the viewer, on the standard page and in the form of a phone, and saves neither. */
export async function seeNewOpportunity(reader: WatchedReader, url: string): Promise<void> {
  const { page } = reader;
  await goTo(page, url);
  if ((await page.locator(createButton).count()) > 0) {
    await andSettle(page, () => page.locator(createButton).first().click());
    await page.waitForURL(/\/lightning\/o\/Opportunity\/new/);
    await page.locator('page-new-record input[name="Name"]').waitFor();
    await reader.look('page of a new opportunity');
  }
  const size = page.viewportSize();
  await page.setViewportSize(phone);
  await goTo(page, `${url}&formFactor=Small`);
  await reader.look('account page on a phone');
  if ((await page.locator(createButton).count()) > 0) {
    await andSettle(page, () => page.locator(createButton).first().click());
    await page.locator('c-headroom-opportunity-form').waitFor();
    await reader.look('phone form of a new opportunity');
  }
  if (size !== null) await page.setViewportSize(size);
}
