import type { Page } from 'playwright-core';

/** Waits until a tab has drawn what it has to draw and has nothing else to do, whenever it gets its turn of the processor. */
export async function untilIdle(page: Page): Promise<void> {
  const frame = 'new Promise((resolve) => requestAnimationFrame(resolve))';
  const rest = 'new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))';
  await page.evaluate(`${frame}.then(() => ${frame}).then(() => ${rest}).then(() => undefined)`);
}

/** True once a tab was idle; false for one that was on its way to another address. */
export async function isIdle(page: Page): Promise<boolean> {
  try {
    await untilIdle(page);
    return true;
  } catch (error) {
    if (error instanceof Error && /context was destroyed|navigat/i.test(error.message)) return false;
    throw error;
  }
}
