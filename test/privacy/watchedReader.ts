import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Seen } from './planted.ts';

/** A tab that keeps all it was sent and showed. */
export type WatchedReader = {
  readonly page: Page;
  /** Keeps what stands in the page now. @param where  the screen, for the report */
  readonly look: (where: string) => Promise<void>;
  /** Everything until now: answers, screens, files and copies. */
  readonly seen: () => Promise<readonly Seen[]>;
};

/** Kinds of answers that can hold data; scripts and styles are the same for everybody. */
const dataTypes = /json|html|csv|text\/plain|event-stream/;

/**
 * All text of a page: words, values of fields and every attribute (titles, names for screen readers, links), through all shadow
 * roots.
 */
const readScreen = `(() => {
  const parts = [document.title];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent);
    if (node.nodeType === Node.ELEMENT_NODE && !['SCRIPT', 'STYLE'].includes(node.tagName)) {
      for (const { name, value } of node.attributes) parts.push(name + '=' + value);
      if ('value' in node && typeof node.value === 'string') parts.push('value=' + node.value);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document.documentElement);
  return parts.join('\\n');
})()`;

/** Keeps copies, and lets nothing be printed. */
const keepCopies = `
  window.headroomCopied = [];
  window.print = () => undefined;
  const keep = (text) => { window.headroomCopied.push(String(text)); return Promise.resolve(); };
  const keepItems = async (items) => {
    for (const item of items) for (const type of item.types) keep(await (await item.getType(type)).text());
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: keep, write: keepItems } });
  document.addEventListener('copy', (event) => keep(event.clipboardData?.getData('text/plain') ?? document.getSelection()));
`;

/** Opens an empty tab that watches. */
export async function watchReader(browser: Browser): Promise<WatchedReader> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  await context.addInitScript(keepCopies);
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const kept: Seen[] = [];
  const pending: Promise<unknown>[] = [];
  page.on('response', (response) => {
    if (!dataTypes.test(response.headers()['content-type'] ?? '')) return;
    const asked = `${response.request().url()} ${response.request().postData() ?? ''}`.slice(0, 160);
    // A reply without a body (a redirect, an answer to a page that was left) has nothing to tell.
    const body = response.text().catch(() => '');
    pending.push(body.then((text) => kept.push({ where: `answer to ${asked}`, text })));
  });
  page.on('download', (download) => {
    const file = download.path().then((path) => readFileSync(path, 'utf8'));
    pending.push(file.then((text) => kept.push({ where: `file ${download.suggestedFilename()}`, text })));
  });
  return {
    page,
    look: async (where) => {
      kept.push({ where: `screen ${where}`, text: await page.evaluate(readScreen) });
      const copies = await page.evaluate<readonly string[]>('(window.headroomCopied ?? []).splice(0)');
      kept.push(...copies.map((text) => ({ where: `copy from ${where}`, text })));
    },
    seen: async () => {
      await Promise.all(pending);
      return kept;
    }
  };
}
