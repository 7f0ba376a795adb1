import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { isIdle } from './untilIdle.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A tab whose troubles are written down: errors, console errors and warnings, broken requests, policy violations. */
export type WatchedPage = { readonly page: Page; readonly troubles: readonly string[] };

type Size = { readonly width: number; readonly height: number };

/**
 * Opens an address as who never was there, and waits until the page asks nothing more of the org. Tabs of one size share the browser's
 * cache, as those of a person do: most of an opening goes into fetching and compiling files that do not change.
 */
export async function openPage(browser: Browser, url: string, size: Size = desktop): Promise<WatchedPage> {
  const page = await (await windowOf(browser, size)).newPage();
  await forget(page, new URL(url).origin);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith('data:')) {
      troubles.push(`foreign request: ${request.url()}`);
    }
  });
  await goTo(page, url);
  return { page, troubles };
}

const windows = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

/** The window of a size, which stays open as long as the browser does. */
function windowOf(browser: Browser, { width, height }: Size): Promise<BrowserContext> {
  const known = windows.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  windows.set(browser, known);
  const name = `${width} x ${height}`;
  const opened = known.get(name) ?? newWindow(browser, { width, height });
  known.set(name, opened);
  return opened;
}

async function newWindow(browser: Browser, viewport: Size): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, timezoneId: 'America/Los_Angeles' });
  context.setDefaultTimeout(patienceMs);
  return context;
}

/** Lets the browser forget what components keep of an earlier visit: choices, and when it was. */
async function forget(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  await devtools.detach();
}

/** Goes to an address and waits until the tab asks nothing more of the org. */
export async function goTo(page: Page, url: string): Promise<void> {
  const underWay = callsUnderWay(page);
  await page.goto(url);
  await settled(page, underWay);
}

/** Does something on an open page and waits until the tab asks nothing more of the org. */
export async function andSettle(page: Page, act: () => Promise<unknown>): Promise<void> {
  const underWay = callsUnderWay(page);
  await act();
  await settled(page, underWay);
}

/** Calls of the org that a tab waits for. Its own files do not count: the browser may keep a preloaded one open. */
function callsUnderWay(page: Page): ReadonlySet<Request> {
  const calls = new Set<Request>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/services/')) calls.add(request);
  });
  page.on('requestfinished', (request) => calls.delete(request));
  page.on('requestfailed', (request) => calls.delete(request));
  return calls;
}

const quietMs = 300;
const quietLooks = 10;
const patienceMs = 120_000;

/**
 * Waits until no call has been under way for a while: an answer may lead to the next question. A tab that has not got its turn of the
 * processor asks nothing either, so each look waits until it has nothing else to do.
 */
async function settled(page: Page, calls: ReadonlySet<Request>): Promise<void> {
  const begun = performance.now();
  for (let looks = 0, quietSince = begun; looks < quietLooks || performance.now() - quietSince < quietMs;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const isQuiet = (await isIdle(page)) && calls.size === 0;
    looks = isQuiet ? looks + 1 : 0;
    if (!isQuiet) quietSince = performance.now();
    if (performance.now() - begun > patienceMs) throw new Error(`not answered: ${[...calls].map((call) => call.url()).join(' ')}`);
  }
}

/** The two sizes that every screen has to work in. */
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

/** Whether tests that have a long form run it (`npm test -- --full`). */
export const isFull = process.env['HEADROOM_FULL'] === '1';

/** Themes and sizes in all combinations, with a name for the test's title. */
export const appearances = (['light', 'dark'] as const).flatMap((theme) =>
  [desktop, phone].map((size) => ({ theme, size, name: `${theme} at ${size.width} px` }))
);

/** Light on a desktop and dark on a phone: every theme and every size once. In the long form all combinations. */
export const fewAppearances = appearances.filter((appearance) => isFull || isDiagonal(appearance));

/** Whether an appearance is light on a desktop or dark on a phone. */
export function isDiagonal({ theme, size }: Pick<(typeof appearances)[number], 'theme' | 'size'>): boolean {
  return (theme === 'light') === (size === desktop);
}

/** Accessibility rules that a page breaks, each with the first places, as axe sees them. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource);
  const results = (await page.evaluate('axe.run(document)')) as AxeResults;
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 200))
        .join(' | ')}`
  );
}

/** How many pixels a page is wider than its window. */
export async function horizontalOverflow(page: Page): Promise<number> {
  return (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number;
}

/** Adds the theme to an address. */
export function withTheme(url: string, theme: string): string {
  const themed = new URL(url);
  themed.searchParams.set('theme', theme);
  return themed.href;
}

/** Opens every fold of the page's components, those inside opened ones too. */
export async function unfoldAll(page: Page): Promise<void> {
  const folded = page.locator('[aria-expanded="false"]:not([aria-haspopup])');
  for (let left = 200; left > 0 && (await folded.count()) > 0; left--) await folded.first().click();
}

/**
 * Texts that are cut off or run into what stands beside them: an element that is narrower than its text or too low for it, or
 * one that reaches beyond the card or dialog it stands in, unless it can be scrolled to. A text that is shortened on purpose carries
 * itself whole as a title.
 */
export async function clippedTexts(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(clippedScript)) as readonly string[];
}

const clippedScript = `(() => {
  const found = [];
  const isForReaders = (style, box) => style.display !== 'contents' && (style.clipPath !== 'none' || style.clip !== 'auto' || box.width <= 1);
  const walk = (root, right) => {
    for (const element of root.children) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isScroller = ['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth;
      const edge = isScroller ? Infinity : ['C-HEADROOM-CARD', 'DIALOG'].includes(element.tagName) ? box.right : right;
      const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('').trim();
      if (isForReaders(style, box) || style.display === 'none') continue;
      const isTooLow = style.overflowY === 'hidden' && style.webkitLineClamp === 'none' && element.scrollHeight > element.clientHeight + 1;
      if (isTooLow && element.clientHeight > 0) found.push(element.tagName.toLowerCase() + '.' + element.getAttribute('class') + ' is too low');
      if (text !== '' && style.visibility === 'visible') {
        const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
        const isWhole = element.title !== '' || element.closest('[title]') !== null;
        if ((isCut && !isWhole) || box.right > edge + 1) found.push(element.tagName.toLowerCase() + '.' + element.getAttribute('class') + ': ' + text);
      }
      if (element.shadowRoot) walk(element.shadowRoot, edge);
      walk(element, edge);
    }
  };
  for (const host of document.querySelectorAll('page-app')) walk(host.shadowRoot, Infinity);
  return found;
})()`;
