import type { Page } from 'playwright-core';
import { untilIdle } from './untilIdle.ts';
import { tasksDuring } from './watchedTime.ts';
import type { Tasks } from './watchedTime.ts';

/** Something that a person does with the book, and what the page's main thread had to do for it. */
export type BookStep = { readonly step: string; readonly tasks: Tasks };

/** Scrolls the open book to its end, as a hand on a wheel does, and sorts it by each of its columns. */
export async function measureBook(page: Page): Promise<readonly BookStep[]> {
  const steps: BookStep[] = [{ step: 'scroll to the end', tasks: await tasksDuring(page, () => scrollToEnd(page)) }];
  await page.evaluate('scrollTo(0, 0)');
  const buttons = page.locator('c-headroom-book [role="columnheader"] button');
  for (let at = 0; at < (await buttons.count()); at++) {
    const button = buttons.nth(at);
    const title = (await button.innerText()).replaceAll(/\s+/g, ' ').trim();
    const tasks = await tasksDuring(page, async () => {
      await button.click();
      await page.waitForTimeout(settleMs);
    });
    steps.push({ step: `sort by ${title}`, tasks });
  }
  return steps;
}

const settleMs = 400;

/** Until the page grows no more; where rows wait behind a button, it is pressed. */
async function scrollToEnd(page: Page): Promise<void> {
  await page.mouse.move(400, 400);
  const more = page.locator('c-headroom-book-list .more button');
  for (let still = 0; still < 10;) {
    const before = await position(page);
    await page.mouse.wheel(0, 700);
    await untilIdle(page);
    still = (await position(page)) === before ? still + 1 : 0;
    if (still === 10 && (await more.count()) > 0) {
      await more.click();
      still = 0;
    }
  }
}

function position(page: Page): Promise<unknown> {
  return page.evaluate('scrollY + document.documentElement.scrollHeight');
}
