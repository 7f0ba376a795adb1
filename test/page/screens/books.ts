import type { Page } from 'playwright-core';
import type { PageAddress } from '../pageAddress.ts';
import { andSettle } from '../watchedPage.ts';
import { noAnswer, silence } from './scene.ts';
import type { Scene, Sketch } from './scene.ts';

/** The tabs and states of the book that the demo company has. */
export function books(address: PageAddress): readonly Scene[] {
  const book = (user: string, sketch: Omit<Sketch, 'part'>): Scene => ({
    ...sketch,
    address,
    path: `/lightning/n/Headroom_Book?user=${user}`,
    part: 'c-headroom-book'
  });
  return [
    book('csm', { name: 'book', title: 'Book: my accounts', says: 'What a success manager opens on Monday.' }),
    book('leader', { name: 'book-team', title: 'Book: my team', says: 'The accounts of the success managers who report to the viewer.' }),
    book('leader', {
      name: 'book-department',
      title: 'Book: by department',
      says: 'Who owns which risk, with the accounts behind it.',
      act: byDepartment
    }),
    book('leader', {
      name: 'book-filtered',
      title: 'Book: filtered',
      says: 'One of the four numbers chosen.',
      act: (page) => page.locator('c-headroom-book-filters button').first().click()
    }),
    book('rep', { name: 'book-nobody', title: 'Book of nobody', says: 'A viewer whom no account names as success manager.' }),
    book('csm', {
      name: 'book-loading',
      title: 'Book: loading',
      says: 'While the first answer is under way.',
      before: silence,
      isUnanswered: true
    }),
    book('csm', { name: 'book-error', title: 'Book: error', says: 'The org does not answer.', before: noAnswer })
  ];
}

async function byDepartment(page: Page): Promise<void> {
  await andSettle(page, () => page.locator('c-headroom-book [role="tab"]').last().click());
  const closed = page.locator('c-headroom-departments button[aria-expanded="false"]');
  if ((await closed.count()) > 0) await closed.first().click();
}
