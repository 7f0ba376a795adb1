import type { Page } from 'playwright-core';
import type { BookStep } from './measureBook.ts';
import { untilIdle } from './untilIdle.ts';
import { tasksDuring } from './watchedTime.ts';

const settleMs = 500;

/** Scrolls the open matrix down and to the side, moves through it by keys, filters it and sorts it by some of its columns. */
export async function measureMatrix(page: Page): Promise<readonly BookStep[]> {
  const steps: BookStep[] = [];
  const note = async (step: string, act: () => Promise<unknown>): Promise<void> => {
    const tasks = await tasksDuring(page, async () => {
      await act();
      await page.waitForTimeout(settleMs);
    });
    steps.push({ step, tasks });
  };
  await note('scroll to the end', () => scroll(page, 0, 500));
  await note('scroll to the last product line', () => scroll(page, 400, 0));
  await page.locator(scroller).evaluate((element) => (element as unknown as { scrollTo(x: number, y: number): void }).scrollTo(0, 0));
  const heads = page.locator('c-headroom-matrix-grid thead button');
  await heads.first().focus();
  for (const keys of [['ArrowDown', 'ArrowRight', 'PageDown', 'PageDown'], ['Control+End'], ['Control+Home']])
    await note(`keys ${keys.join(' ')}`, () => pressAll(page, keys));
  for (const [at, name] of [
    [0, 'account'],
    [1, 'open lines'],
    [3, 'a product line']
  ] as const)
    await note(`sort by ${name}`, () => heads.nth(at).click());
  await note('filter by status', () => page.locator('c-headroom-matrix-filters select[data-key="status"]').selectOption('Blocked_At_Risk'));
  await note('type a text', () => page.locator('c-headroom-matrix-filters input').pressSequentially('12', { delay: 80 }));
  return steps;
}

const scroller = 'c-headroom-matrix-grid .scroller';

/** Until the table moves no more, as a hand on a wheel does. */
async function scroll(page: Page, x: number, y: number): Promise<void> {
  await page.locator(scroller).hover();
  for (let still = 0; still < 10;) {
    const before = await position(page);
    await page.mouse.wheel(x, y);
    await untilIdle(page);
    still = (await position(page)) === before ? still + 1 : 0;
  }
}

function position(page: Page): Promise<unknown> {
  return page.locator(scroller).evaluate((element) => {
    const { scrollTop, scrollLeft } = element as unknown as { scrollTop: number; scrollLeft: number };
    return `${scrollTop} ${scrollLeft}`;
  });
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await untilIdle(page);
  }
}
