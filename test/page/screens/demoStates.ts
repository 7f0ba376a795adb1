import type { Page } from 'playwright-core';
import { accountThat, demoAccounts, isScored } from '../demoAccounts.ts';
import type { DemoAccount } from '../demoAccounts.ts';
import type { PageAddress } from '../pageAddress.ts';
import { andSettle } from '../watchedPage.ts';
import type { Scene } from './scene.ts';

const health = 'c-headroom-health';
const whitespace = 'c-headroom-whitespace';
const bookPath = '/lightning/n/Headroom_Book';

/** What an account page says beside the scene's words. */
type Sketch = Omit<Scene, 'address' | 'path'>;

/** States that the demo company is in by itself; its accounts are found by what the last run wrote, not by name. */
export async function demoScenes(address: PageAddress): Promise<readonly Scene[]> {
  const accounts = await demoAccounts(address);
  const on = (account: DemoAccount, sketch: Sketch, user = 'csm'): Scene => {
    return { ...sketch, address, path: `/lightning/r/Account/${account.id}/view?user=${user}` };
  };
  const showcase = accountThat(accounts, 'is held by a rule', isHeld);
  return [
    ...healthStates(accounts).map(([account, sketch]) => on(account, sketch)),
    ...folds.map((sketch) => on(showcase, sketch)),
    ...whitespaceStates(accounts).map(([account, sketch]) => on(account, sketch)),
    on(showcase, {
      name: 'loading',
      title: 'Loading',
      says: 'While the first answer is under way.',
      part: 'page-regions',
      before: silence
    }),
    on(showcase, {
      name: 'error',
      title: 'Error',
      says: 'The org does not answer; one button tries again.',
      part: 'page-regions',
      before: noAnswer
    }),
    ...books(address)
  ];
}

type OfAccount = readonly [DemoAccount, Sketch];

function isHeld({ headline }: DemoAccount): boolean {
  const { score, computed, rules = [] } = headline ?? {};
  return typeof score === 'number' && typeof computed === 'number' && score < computed && rules.length === 1;
}

function healthStates(accounts: readonly DemoAccount[]): readonly OfAccount[] {
  const state = (wanted: string) => accountThat(accounts, `is ${wanted}`, ({ headline }) => headline?.state === wanted);
  const held = accountThat(accounts, 'is held by one rule', isHeld);
  const best = accountThat(accounts, 'is on track', ({ headline }) => (headline?.score ?? 0) >= 80 && headline?.overrides === undefined);
  const said = accountThat(accounts, 'is overruled', (one) => (one.headline?.overrides ?? []).length > 0 && isScored(one));
  const torn = accounts.find(({ flags }) => flags?.flags.some(({ k }) => k !== 'groups'));
  const prospect = accountThat(accounts, 'is no customer', ({ headline }) => headline === undefined);
  return [
    [
      held,
      { name: 'health-held', title: 'Held by a rule', says: 'A rule caps the score; without it the number would be another.', part: health }
    ],
    [best, { name: 'health-on-track', title: 'On track', says: 'Nothing holds the score.', part: health }],
    [said, { name: 'health-overruled', title: 'Overruled', says: 'A person overruled the score, with reason and last day.', part: health }],
    ...(torn === undefined
      ? []
      : [
          [
            torn,
            {
              name: 'health-contradiction',
              title: 'Contradiction',
              says: 'Two judgements contradict each other; both are shown.',
              part: health
            }
          ] as const
        ]),
    [
      state('not_enough_data'),
      {
        name: 'health-not-enough-data',
        title: 'Not enough data',
        says: 'No number below the least coverage, and what is missing.',
        part: health
      }
    ],
    [
      state('too_new'),
      {
        name: 'health-too-new',
        title: 'Too new to judge',
        says: 'The first days of a customer, as progress of the onboarding.',
        part: health
      }
    ],
    [prospect, { name: 'not-a-customer', title: 'Not a customer', says: 'An account that is no customer here.', part: 'page-regions' }]
  ];
}

/** The folded parts of the health widget, opened. */
const folds: readonly Sketch[] = [
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

function whitespaceStates(accounts: readonly DemoAccount[]): readonly OfAccount[] {
  const open = accountThat(accounts, 'has open lines and lines on hold', ({ openLines, heldLines }) => openLines > 1 && heldLines > 0);
  const held = accountThat(accounts, 'is on hold as a whole', ({ openLines, heldLines }) => openLines === 0 && heldLines > 2);
  const sold = accounts.find(({ openLines, heldLines, headline }) => headline !== undefined && openLines === 0 && heldLines === 0);
  return [
    [
      open,
      { name: 'whitespace', title: 'Room to grow', says: 'Product lines open, partly used and on hold, with amounts.', part: whitespace }
    ],
    [
      held,
      {
        name: 'whitespace-on-hold',
        title: 'On hold',
        says: 'The customer is at risk: one bar says why, before anything else.',
        part: whitespace
      }
    ],
    ...(sold === undefined
      ? []
      : [
          [
            sold,
            { name: 'whitespace-nothing-open', title: 'Nothing open', says: 'Everything that fits is sold.', part: whitespace }
          ] as const
        ])
  ];
}

function books(address: PageAddress): readonly Scene[] {
  const book = (user: string, sketch: Omit<Sketch, 'part'>): Scene => ({
    ...sketch,
    address,
    path: `${bookPath}?user=${user}`,
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
    book('csm', { name: 'book-loading', title: 'Book: loading', says: 'While the first answer is under way.', before: silence }),
    book('csm', { name: 'book-error', title: 'Book: error', says: 'The org does not answer.', before: noAnswer })
  ];
}

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

async function byDepartment(page: Page): Promise<void> {
  await andSettle(page, () => page.locator('c-headroom-book [role="tab"]').last().click());
  const closed = page.locator('c-headroom-departments button[aria-expanded="false"]');
  if ((await closed.count()) > 0) await closed.first().click();
}

/** The org never answers what the widgets ask. */
async function silence(page: Page): Promise<void> {
  await page.route('**/graphql', () => undefined);
}

async function noAnswer(page: Page): Promise<void> {
  await page.route('**/graphql', (route) => route.abort());
}
