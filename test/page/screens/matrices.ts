import type { Page } from 'playwright-core';
import type { PageAddress } from '../pageAddress.ts';
import { andSettle } from '../watchedPage.ts';
import { noAnswer, silence } from './scene.ts';
import type { Scene, Sketch } from './scene.ts';

/** The tabs and states of the matrix that the demo company has. */
export function matrices(address: PageAddress): readonly Scene[] {
  const matrix = (user: string, sketch: Omit<Sketch, 'part'>): Scene => ({
    ...sketch,
    address,
    path: `/lightning/n/Headroom_Matrix?user=${user}`,
    part: 'c-headroom-matrix'
  });
  return [
    matrix('rep', {
      name: 'matrix',
      title: 'Matrix: my accounts',
      says: 'What a sales rep can sell next, and every own account by product line.'
    }),
    matrix('leader', {
      name: 'matrix-team',
      title: 'Matrix: my team',
      says: 'The accounts of the people who report to the viewer, with totals by account and by product line.'
    }),
    matrix('leader', {
      name: 'matrix-line',
      title: 'Matrix: one product line',
      says: 'One product line chosen: on a phone its squares stand beside the accounts.',
      act: (page) => choose(page, 'line', { index: 1 })
    }),
    matrix('leader', {
      name: 'matrix-filtered',
      title: 'Matrix: filtered',
      says: 'Only what is on hold; squares that do not pass stay empty.',
      act: (page) => choose(page, 'status', { value: 'Blocked_At_Risk' })
    }),
    matrix('rep', {
      name: 'matrix-opened',
      title: 'Matrix: an account opened',
      says: 'All product lines of an account in the words and with the actions of its own page.',
      act: (page) => andSettle(page, () => page.locator('c-headroom-matrix-row button.sum:visible').first().click())
    }),
    matrix('csm', {
      name: 'matrix-loading',
      title: 'Matrix: loading',
      says: 'While the first answer is under way.',
      before: silence,
      isUnanswered: true
    }),
    matrix('csm', { name: 'matrix-error', title: 'Matrix: error', says: 'The org does not answer.', before: noAnswer })
  ];
}

async function choose(page: Page, key: string, option: { readonly index: number } | { readonly value: string }): Promise<void> {
  await page.locator(`c-headroom-matrix-filters select[data-key="${key}"]`).selectOption(option);
}
