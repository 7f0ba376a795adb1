import type { Page } from 'playwright-core';
import type { CellJson } from '../../../src/domain/resultJson.ts';
import { accountThat } from '../demoAccounts.ts';
import type { DemoAccount } from '../demoAccounts.ts';
import { andSettle } from '../watchedPage.ts';
import type { Sketch } from './scene.ts';

const part = 'c-headroom-whitespace';

/** A state and the account that is in it. */
export type OfAccount = readonly [DemoAccount, Sketch];

type State = Omit<Sketch, 'part'> & {
  /** The account is found by one of its cells. */
  readonly has: (cell: CellJson) => boolean;
};

/** States that one product line makes. The demo company need not have each of them on the day that the pictures are made. */
const lineStates: readonly State[] = [
  {
    ...{ name: 'whitespace-opportunity', title: 'Opportunity open', says: 'An opportunity is open, with its stage and its amount.' },
    has: ({ st }) => st === 'Open_Opportunity'
  },
  {
    ...{ name: 'whitespace-line-on-hold', title: 'One product line on hold', says: 'A risk holds one product line; the others stay open.' },
    has: ({ hold }) => hold?.all === false
  },
  {
    ...{ name: 'whitespace-competitor', title: 'Has competitor', says: 'The product of somebody else is installed, or a rep said so.' },
    has: ({ st }) => st === 'Has_Competitor'
  },
  {
    ...{ name: 'whitespace-not-a-fit', title: 'Not a fit until', says: 'A rep said that it does not fit; it comes back by itself.' },
    has: ({ st }) => st === 'Not_A_Fit'
  },
  {
    ...{ name: 'whitespace-unknown', title: 'Unknown', says: 'Something is missing; the field to fill is linked.' },
    has: ({ st, because }) => st === 'Unknown' && because === 'employees'
  },
  {
    ...{ name: 'whitespace-lost', title: 'Already tried', says: 'An opportunity was lost; when, and why where the viewer may know it.' },
    has: ({ st, lost }) => lost !== undefined && st === 'Open'
  },
  {
    ...{ name: 'whitespace-not-eligible', title: 'Nothing to do', says: 'What is covered, not eligible or without a rule, opened.' },
    has: ({ st }) => st === 'Not_Eligible',
    act: (page) => openFirst(page, 'c-headroom-fold button[aria-expanded="false"]')
  },
  {
    ...{ name: 'whitespace-why', title: 'Why', says: 'What there is to know of a product line that is next best.' },
    has: ({ rank }) => rank === 1,
    act: (page) => openFirst(page, 'c-headroom-cell-row button[aria-expanded="false"]')
  },
  {
    ...{
      name: 'whitespace-likely',
      title: 'Likelihood',
      says: 'Once the replay is passed: likelihood with its counts, and a weighted estimate.'
    },
    has: ({ rank, p, st }) => rank === 1 && p !== undefined && st === 'Open',
    act: (page) => openFirst(page, 'c-headroom-cell-row button[aria-expanded="false"]')
  },
  {
    ...{
      name: 'whitespace-replay',
      title: 'How good suggestions are',
      says: 'What suggestions of past months would have been worth, seen by nobody.'
    },
    has: ({ rank }) => rank === 1,
    act: (page) => openFirst(page, 'c-headroom-replay button[aria-expanded="false"]')
  }
];

/** States of the widget of room to grow, each on an account that is in it. */
export function whitespaceStates(accounts: readonly DemoAccount[]): readonly OfAccount[] {
  const open = accountThat(accounts, 'has open lines and lines on hold', ({ openLines, heldLines }) => openLines > 1 && heldLines > 0);
  const held = accountThat(accounts, 'is on hold as a whole', ({ openLines, heldLines }) => openLines === 0 && heldLines > 2);
  const sold = accounts.find(({ openLines, heldLines, headline }) => headline !== undefined && openLines === 0 && heldLines === 0);
  return [
    [open, { name: 'whitespace', title: 'Room to grow', says: 'Product lines open, partly used and on hold, with amounts.', part }],
    [
      held,
      {
        ...{ name: 'whitespace-on-hold', title: 'On hold', part },
        says: 'The customer is at risk: one bar says why, before anything else.'
      }
    ],
    ...(sold === undefined
      ? []
      : [[sold, { name: 'whitespace-nothing-open', title: 'Nothing open', says: 'Everything that fits is sold.', part }] as const]),
    ...lineStates.flatMap(({ has, ...sketch }) => {
      const account = accounts.find(({ cells }) => cells.some(has));
      return account === undefined ? [] : [[account, { ...sketch, part, act: sketch.act ?? showAll }] as const];
    })
  ];
}

async function showAll(page: Page): Promise<void> {
  await openFirst(page, '.more .ask');
}

async function openFirst(page: Page, selector: string): Promise<void> {
  const found = page.locator(`${part} ${selector}`);
  if ((await found.count()) > 0) await andSettle(page, () => found.first().click());
}
