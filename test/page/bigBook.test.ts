import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBigBook } from './bigBook.ts';
import { launchBrowser } from './browser.ts';
import { measureBook } from './measureBook.ts';
import type { OwnPage } from './ownPage.ts';
import { slowSteps } from './slowSteps.ts';
import { axeViolations, desktop, openPage } from './watchedPage.ts';
import { measureOpening } from './watchedTime.ts';

const customers = 2_000;

/** On a busy machine the scrolling alone takes a minute: the browser waits for its turn, whatever its tasks need. */
const patienceMs = 900_000;

let own: OwnPage;
let browser: Browser;

beforeAll(async () => {
  [own, browser] = await Promise.all([startBigBook(customers), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await own.close();
});

describe('book of two thousand accounts', () => {
  const path = '/lightning/n/Headroom_Book';

  it('asks the org once and moves nothing that already stands', async () => {
    const context = await browser.newContext({ viewport: desktop });
    const { queries, layoutShift } = await measureOpening(context, own.page.url(path), 'c-headroom-book-row .name');
    await context.close();
    expect(queries).toEqual(['headroomBook']);
    expect(layoutShift).toBeLessThan(0.1);
  });

  it('scrolls to its last account and sorts by each column without a long task', { timeout: patienceMs }, async () => {
    const slow = await slowSteps(async () => {
      const { page, troubles } = await openPage(browser, own.page.url(path));
      const steps = await measureBook(page);
      expect(await page.getByRole('table').getAttribute('aria-rowcount')).toMatch(/^20\d\d$/);
      expect(await axeViolations(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await page.close();
      return steps;
    });
    expect(slow).toEqual([]);
  });
});
