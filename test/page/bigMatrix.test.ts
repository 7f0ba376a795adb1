import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBigMatrix } from './bigMatrix.ts';
import { launchBrowser } from './browser.ts';
import { measureMatrix } from './measureMatrix.ts';
import type { OwnPage } from './ownPage.ts';
import { slowSteps } from './slowSteps.ts';
import { untilIdle } from './untilIdle.ts';
import { andSettle, axeViolations, desktop, horizontalOverflow, openPage, phone } from './watchedPage.ts';
import { measureOpening } from './watchedTime.ts';

const size = { accounts: 500, lines: 20 };
const path = '/lightning/n/Headroom_Matrix';

/** On a busy machine the scrolling alone takes a minute: the browser waits for its turn, whatever its tasks need. */
const patienceMs = 900_000;

let own: OwnPage;
let browser: Browser;

beforeAll(async () => {
  [own, browser] = await Promise.all([startBigMatrix(size), launchBrowser()]);
}, patienceMs);

afterAll(async () => {
  await browser.close();
  await own.close();
});

describe('matrix of 500 accounts by 20 product lines', () => {
  it('asks for accounts once, for cells in ten parts, and moves nothing that already stands', async () => {
    const context = await browser.newContext({ viewport: desktop });
    const { queries, layoutShift } = await measureOpening(context, own.page.url(path), 'c-headroom-matrix-row .name');
    await context.close();
    const count = (name: string): number => queries.filter((query) => query === name).length;
    expect([count('headroomMatrix'), count('headroomMatrixCells'), count('headroomMatrixNext')]).toEqual([1, 10, 1]);
    expect(layoutShift).toBeLessThan(0.1);
  });

  it('scrolls, moves by keys, filters and sorts without a long task', { timeout: patienceMs }, async () => {
    const slow = await slowSteps(async () => {
      const { page, troubles } = await openPage(browser, own.page.url(path));
      const steps = await measureMatrix(page);
      expect(await axeViolations(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await page.close();
      return steps;
    });
    expect(slow).toEqual([]);
  });

  it('tells screen readers its size, and keys reach the last square and the first', async () => {
    const { page } = await openPage(browser, own.page.url(path));
    const grid = page.getByRole('grid');
    expect([await grid.getAttribute('aria-rowcount'), await grid.getAttribute('aria-colcount')]).toEqual(['502', '23']);
    await page.locator('c-headroom-matrix-grid thead button').first().focus();
    expect(await walk(page, ['ArrowDown', 'End'])).toMatch(/^Product line 20: /);
    expect(await walk(page, ['Control+Home', 'PageDown', 'ArrowRight'])).toMatch(/^Customer 04\d\d: 10 open/);
    expect(await walk(page, ['Control+End', 'ArrowUp'])).toMatch(/^Product line 20: /);
    expect(await walk(page, ['Home'])).toBe('Customer 0000');
    await page.close();
  });

  it('adds up each product line over all accounts, whatever is in view', async () => {
    const { page } = await openPage(browser, own.page.url(path));
    const { open, amount } = totalOf(0);
    const total = page.locator('c-headroom-matrix-grid tfoot td').nth(3);
    expect((await total.innerText()).replaceAll('\u00a0', ' ').split('\n')).toEqual([`${open} open`, `USD ${(amount / 1e6).toFixed(1)}M`]);
    expect(await page.locator('c-headroom-matrix-grid tfoot td').first().innerText()).toBe('500 accounts');
    await page.close();
  });

  it('opens a square by Enter, gives it the focus, and Escape leads back', async () => {
    const { page, troubles } = await openPage(browser, own.page.url(path));
    await page.locator('c-headroom-matrix-grid thead button').first().focus();
    const square = await walk(page, ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']);
    await andSettle(page, () => page.keyboard.press('Enter'));
    expect(await focused(page)).toMatch(/^Customer 04\d\d: Product line 2$/);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(square);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('is a list with one product line on a phone', async () => {
    const { page } = await openPage(browser, own.page.url(path), phone);
    const first = page.locator('c-headroom-matrix-row').first();
    expect(await first.locator('button.square:visible').count()).toBe(0);
    await page.locator('c-headroom-matrix-filters select[data-key="line"]').selectOption('line_03');
    expect(await first.locator('.square:visible').count()).toBe(1);
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});

/** Of one product line, from the numbers that `bigMatrix.ts` states: three squares of ten are open, two partly used, each gap at 100. */
function totalOf(line: number): { open: number; amount: number } {
  const kinds = Array.from({ length: size.accounts }, (_, at) => ({ target: 100 + at, kind: (at * 3 + line * 7) % 10 }));
  const open = kinds.filter(({ kind }) => [0, 3, 6].includes(kind)).map(({ target }) => target);
  const partly = kinds.filter(({ kind }) => [2, 8].includes(kind)).map(({ target }) => target - Math.floor(target / 3));
  return { open: open.length + partly.length, amount: 100 * [...open, ...partly].reduce((sum, gap) => sum + gap, 0) };
}

const focusScript = `(() => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return (found.getAttribute('aria-label') ?? found.textContent ?? '').trim();
})()`;

async function focused(page: Page): Promise<string> {
  return (await page.evaluate(focusScript)) as string;
}

/** Presses keys one after the other, each once the focus has moved. @returns what has the focus then */
async function walk(page: Page, keys: readonly string[]): Promise<string> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await untilIdle(page);
  }
  return focused(page);
}
