import type { Browser } from 'playwright-core';
import type { BookStep } from './measureBook.ts';
import { median, tasksDuring } from './watchedTime.ts';

/** A long task has more than 50 ms; here of the processor's own time, which other programs on the machine lengthen less than the clock. docs/PERFORMANCE.md tells what each step needs. */
const longestProcessorMs = 50;

/** What the yardstick needed of the processor that docs/PERFORMANCE.md was measured with, beside many other programs. */
const usualYardstickMs = 10;

const rounds = 3;
const yardstickRounds = 9;

/** Draws a plain list, as steps do: the same work on every machine. */
const yardstick = `(() => {
  const list = document.createElement('div');
  for (let at = 0; at < 1500; at++) {
    const row = list.appendChild(document.createElement('p'));
    row.textContent = 'Row ' + at;
    row.style.paddingLeft = at % 7 + 'px';
  }
  document.body.replaceChildren(list);
  return list.offsetHeight;
})()`;

/**
 * Steps that have a long task in each of up to three rounds: a machine that is busy elsewhere lengthens some task at times, slow
 * code the same step always. Where the processor is slower than the usual one, so much more is long.
 *
 * @param measure  does all steps once, on a page of its own
 */
export async function slowSteps(browser: Browser, measure: () => Promise<readonly BookStep[]>): Promise<readonly BookStep[]> {
  let slow = await slowOf(browser, measure);
  for (let round = 1; round < rounds && slow.length > 0; round += 1) {
    const again = new Set((await slowOf(browser, measure)).map(({ step }) => step));
    slow = slow.filter(({ step }) => again.has(step));
  }
  return slow;
}

async function slowOf(browser: Browser, measure: () => Promise<readonly BookStep[]>): Promise<readonly BookStep[]> {
  const steps = await measure();
  const longestMs = longestProcessorMs * Math.max(1, (await yardstickMs(browser)) / usualYardstickMs);
  return steps.filter(({ tasks }) => tasks.longestProcessorMs > longestMs);
}

async function yardstickMs(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const found: number[] = [];
  for (let round = 0; round < yardstickRounds; round += 1) {
    const { longestProcessorMs: ms } = await tasksDuring(page, async () => void (await page.evaluate(yardstick)));
    found.push(ms);
  }
  await page.close();
  return median(found);
}
