import type { Browser, BrowserContext, Page } from 'playwright-core';
import { goTo } from './watchedPage.ts';

/** What one opening of a screen cost. Milliseconds since the navigation began. */
export type Opening = {
  /** When what the screen is for stood on the display. */
  readonly usefulMs: number;
  /** Sum of the layout shifts without input, as the browser scores them (0 = nothing moved). */
  readonly layoutShift: number;
  /** Longest task of the page's main thread so far. */
  readonly longestTaskMs: number;
  /** Requests to the org's GraphQL, by the name of the query. */
  readonly queries: readonly string[];
  /** Other requests to the org; the page around the widgets makes most of them. */
  readonly otherCalls: number;
  /** Files of the page itself: document, scripts, styles, fonts. */
  readonly files: number;
};

/**
 * Notes when an element is painted for the first time, and layout shifts. It runs before any script of the page, so its `querySelector`
 * is the browser's own, which sees into synthetic shadow roots. Painted means: two frames after the element holds text.
 */
const watchScript = (selector: string): string => `
  const find = document.querySelector.bind(document);
  window.headroomWatch = { shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.headroomWatch.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (find(${JSON.stringify(selector)})?.textContent.trim()) {
      requestAnimationFrame(() => { window.headroomWatch.usefulMs = performance.now(); });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

const settleMs = 600;

/**
 * Opens a screen in a context and measures it.
 *
 * @param selector  element that the viewer has come for, such as the headline's number
 */
export async function measureOpening(context: BrowserContext, url: string, selector: string): Promise<Opening> {
  const page = await context.newPage();
  await page.addInitScript(watchScript(selector));
  const queries: string[] = [];
  const counts = { other: 0, files: 0 };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('/graphql')) queries.push(queryName(request.postData()));
    else if (pathname.startsWith('/services/')) counts.other++;
    else counts.files++;
  });
  const { longestMs } = await tasksDuring(page, async () => {
    await goTo(page, url);
    await untilUseful(page);
    await page.waitForTimeout(settleMs);
  });
  const { usefulMs, shift } = (await page.evaluate('window.headroomWatch')) as { usefulMs: number; shift: number };
  await page.close();
  return { usefulMs, layoutShift: shift, longestTaskMs: longestMs, queries, otherCalls: counts.other, files: counts.files };
}

const patienceMs = 120_000;

/** Waits for the first useful paint, from outside: the page's policy allows no function that is made from text. */
async function untilUseful(page: Page): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < patienceMs;) {
    if (await page.evaluate('window.headroomWatch.usefulMs !== undefined')) return;
    await page.waitForTimeout(20);
  }
  throw new Error(`${page.url()} showed nothing useful for ${patienceMs / 1000} s`);
}

/** Name of the operation in the body of a GraphQL request. */
function queryName(body: string | null): string {
  const { query } = JSON.parse(body ?? '{}') as { query?: string };
  return /\b(?:query|mutation)\s+(\w+)/.exec(query ?? '')?.[1] ?? 'unnamed';
}

/** Longest task of a page's main thread, by the clock and by the processor's own time, which other programs do not lengthen. */
export type Tasks = { readonly longestMs: number; readonly longestProcessorMs: number; readonly over50Ms: number };

type TraceEvent = { name: string; ph: string; pid: number; tid: number; dur?: number; tdur?: number; args: { name?: string } };

/** Watches the tasks of the main threads while something is done with a page. */
export async function tasksDuring(page: Page, act: () => Promise<void>): Promise<Tasks> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel'] });
  let trace: Buffer;
  try {
    await act();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const isThread = (event: TraceEvent): boolean => event.name === 'thread_name' && event.args.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isThread).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && mains.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('the trace holds no task of the page');
  const longest = (of: (event: TraceEvent) => number): number => Math.max(...tasks.map((task) => of(task) / 1000));
  return {
    longestMs: longest(({ dur = 0 }) => dur),
    longestProcessorMs: longest(({ tdur = 0 }) => tdur),
    over50Ms: tasks.filter(({ dur = 0 }) => dur > 50_000).length
  };
}

/** Middle value; of an even number of values the lower middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
