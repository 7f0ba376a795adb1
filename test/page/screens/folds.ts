import type { Page } from 'playwright-core';
import { andSettle } from '../watchedPage.ts';
import type { Sketch } from './scene.ts';

/** Parts of the health widget that are folded or show something else at first, opened. */
export const folds: readonly Sketch[] = [
  {
    ...{ name: 'waterfall', title: 'What changed, as a chart', part: 'c-headroom-what-changed' },
    says: 'From the score of a month ago to the score of today, one bar for each cause.',
    act: (page) => page.locator('c-headroom-what-changed .toggle').click()
  },
  fold({
    ...{ name: 'measures', title: 'All measures', part: 'c-headroom-scorecard-detail' },
    says: 'Every measure with points, weight and effect, by group.'
  }),
  fold({
    ...{ name: 'history', title: 'History', part: 'c-headroom-history' },
    says: 'Measured and rebuilt weeks, with marks where settings were edited.'
  }),
  fold(
    {
      ...{ name: 'history-table', title: 'History as a table', part: 'c-headroom-history' },
      says: 'The same numbers for who reads rather than looks.'
    },
    (page) => page.locator('c-headroom-history .toggle').click()
  ),
  fold(
    {
      ...{ name: 'pulse-override', title: 'Pulse and override', part: 'c-headroom-judgement' },
      says: 'What people said, with the forms to say more.'
    },
    openForms
  ),
  fold(
    {
      ...{ name: 'what-if', title: 'What if', part: 'c-headroom-what-if' },
      says: 'A signal moved: score, band and reasons at once; nothing is saved.'
    },
    (page) => page.locator('c-headroom-what-if input[type="range"]').first().press('Home')
  ),
  {
    ...{ name: 'shareable', title: 'Copy for the customer', part: 'c-headroom-shareable dialog', act: share },
    says: 'Only scorecards that may be shared, as text.'
  }
];

function fold(sketch: Omit<Sketch, 'act'>, more?: (page: Page) => Promise<void>): Sketch {
  const { part } = sketch;
  return {
    ...sketch,
    act: async (page) => {
      await andSettle(page, () => page.locator(`${part} button[aria-expanded="false"]`).first().click());
      await more?.(page);
    }
  };
}

async function openForms(page: Page): Promise<void> {
  for (const part of ['c-headroom-pulses', 'c-headroom-overrides']) {
    const buttons = page.locator(`${part} button`);
    if ((await buttons.count()) > 0) await buttons.first().click();
  }
}

async function share(page: Page): Promise<void> {
  await andSettle(page, () => page.locator('c-headroom-shareable button').first().click());
}
