import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { startBigBook } from './bigBook.ts';
import { startBigMatrix } from './bigMatrix.ts';
import { launchBrowser } from './browser.ts';
import { accountThat, demoAccounts, isScored } from './demoAccounts.ts';
import { givenPage } from './givenPage.ts';
import { measureBook } from './measureBook.ts';
import type { BookStep } from './measureBook.ts';
import { measureMatrix } from './measureMatrix.ts';
import type { OwnPage } from './ownPage.ts';
import { desktop, openPage } from './watchedPage.ts';
import { measureOpening, median } from './watchedTime.ts';
import type { Opening } from './watchedTime.ts';

// Usage: node test/page/measure.ts [--runs 5] [--customers 2000]
// Prints the tables of docs/PERFORMANCE.md, "Screens". The account page is that of a running demo company (HEADROOM_PAGE_URL as it was
// printed, or HEADROOM_DATA_FOLDER); the large book and the large matrix are orgs of their own. Stop other programs first: the numbers are times.

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, customers: { type: 'string', default: '2000' } } });
const runs = Number(values.runs);
const customers = Number(values.customers);

type Screen = { readonly title: string; readonly url: string; readonly selector: string };

const headlineWord = 'c-headroom-headline .word';
const compactWord = 'c-headroom-compact .word';
const bookRow = 'c-headroom-book-row .name';
const matrixRow = 'c-headroom-matrix-row .name';
const matrixSize = { accounts: 500, lines: 20 };

async function demoScreens(): Promise<readonly Screen[]> {
  const demo = givenPage();
  if (demo === undefined)
    throw new Error('no page of a demo company is given: run npm start, then set HEADROOM_PAGE_URL to an address that it printed');
  const { id } = accountThat(await demoAccounts(demo), 'has a number', isScored);
  const account = (user: string): string => demo.url(`/lightning/r/Account/${id}/view?user=${user}`);
  const book = (user: string): string => demo.url(`/lightning/n/Headroom_Book?user=${user}`);
  return [
    { title: 'account, success manager', url: account('csm'), selector: headlineWord },
    { title: 'account, sales rep', url: account('rep'), selector: compactWord },
    { title: 'book, success manager', url: book('csm'), selector: bookRow },
    { title: 'book, leader', url: book('leader'), selector: bookRow },
    { title: 'matrix, sales rep', url: demo.url('/lightning/n/Headroom_Matrix?user=rep'), selector: matrixRow }
  ];
}

/** Each run has a browser context of its own, so that its first opening finds nothing in the cache and its second one all files. */
async function openingsOf(browser: Browser, screen: Screen): Promise<void> {
  const [cold, warm]: [Opening[], Opening[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ viewport: desktop });
    cold.push(await measureOpening(context, screen.url, screen.selector));
    warm.push(await measureOpening(context, screen.url, screen.selector));
    await context.close();
  }
  const ms = (of: readonly Opening[]): string => `${Math.round(median(of.map(({ usefulMs }) => usefulMs)))} ms`;
  const shift = Math.max(...[...cold, ...warm].map(({ layoutShift }) => layoutShift)).toFixed(3);
  const task = Math.round(median(warm.map(({ longestTaskMs }) => longestTaskMs)));
  const [{ queries, otherCalls, files } = { queries: [], otherCalls: 0, files: 0 }] = cold;
  console.log(`| ${screen.title} | ${ms(cold)} | ${ms(warm)} | ${shift} | ${task} ms | ${queries.join(', ')} | ${otherCalls} | ${files} |`);
}

type Large = {
  readonly screen: Omit<Screen, 'url'>;
  readonly path: string;
  readonly measure: (page: Page) => Promise<readonly BookStep[]>;
};

/** Opens a screen of an org of its own, then does with it what a person does. */
async function largeScreen(browser: Browser, own: OwnPage, { screen, path, measure }: Large): Promise<void> {
  try {
    const url = own.page.url(path);
    await openingsOf(browser, { ...screen, url });
    const measured: (readonly BookStep[])[] = [];
    for (let run = 0; run < runs; run++) {
      const { page } = await openPage(browser, url);
      measured.push(await measure(page));
      await page.close();
    }
    console.log(
      `\n| ${screen.title}, open | longest task, median | most | of processor time | tasks over 50 ms in all runs |\n|---|---|---|---|---|`
    );
    for (const [at, { step }] of (measured[0] ?? []).entries())
      console.log(
        stepLine(
          step,
          measured.map((steps) => steps[at]?.tasks).filter((tasks) => tasks !== undefined)
        )
      );
  } finally {
    await own.close();
  }
}

function stepLine(step: string, tasks: readonly BookStep['tasks'][]): string {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const longest = tasks.map(({ longestMs }) => longestMs);
  const processor = median(tasks.map(({ longestProcessorMs }) => longestProcessorMs));
  const over = tasks.reduce((sum, { over50Ms }) => sum + over50Ms, 0);
  return `| ${step} | ${ms(median(longest))} | ${ms(Math.max(...longest))} | ${ms(processor)} | ${over} |`;
}

const browser = await launchBrowser();
try {
  console.log(
    '| screen | useful paint, cold | warm | layout shift, most | longest task | GraphQL | other calls | files |\n|---|---|---|---|---|---|---|---|'
  );
  for (const screen of await demoScreens()) await openingsOf(browser, screen);
  await largeScreen(browser, await startBigBook(customers), {
    screen: { title: `book of ${customers} accounts`, selector: bookRow },
    path: '/lightning/n/Headroom_Book',
    measure: measureBook
  });
  const title = `matrix of ${matrixSize.accounts} accounts by ${matrixSize.lines} product lines`;
  await largeScreen(browser, await startBigMatrix(matrixSize), {
    screen: { title, selector: matrixRow },
    path: '/lightning/n/Headroom_Matrix',
    measure: measureMatrix
  });
} finally {
  await browser.close();
}
