import { accountThat, demoAccounts, isScored } from '../demoAccounts.ts';
import type { DemoAccount } from '../demoAccounts.ts';
import type { PageAddress } from '../pageAddress.ts';
import { books } from './books.ts';
import { folds } from './folds.ts';
import { matrices } from './matrices.ts';
import { actionStates } from './rowActions.ts';
import { noAnswer, silence } from './scene.ts';
import type { Scene, Sketch } from './scene.ts';
import { whitespaceStates } from './whitespaces.ts';
import type { OfAccount } from './whitespaces.ts';

const health = 'c-headroom-health';

/** States that the demo company is in by itself; its accounts are found by what the last run wrote, not by name. */
export async function demoScenes(address: PageAddress): Promise<readonly Scene[]> {
  const accounts = await demoAccounts(address);
  const on = (account: DemoAccount, sketch: Sketch, user = 'csm'): Scene => {
    return { ...sketch, address, path: `/lightning/r/Account/${account.id}/view?user=${user}` };
  };
  const movable = accountThat(accounts, 'is below On track and held by nothing', (one) => {
    return isScored(one) && (one.headline?.score ?? 100) < 80 && one.headline?.rules.length === 0;
  });
  const showcase = heldByRecords(accounts);
  const moved = accountThat(accounts, 'moved for several reasons', ({ headline }) => (headline?.changed?.month?.lines.length ?? 0) > 3);
  const unfolded: Readonly<Record<string, DemoAccount>> = { 'what-if': movable, waterfall: moved };
  return [
    ...healthStates(accounts).map(([account, sketch]) => on(account, sketch)),
    ...folds.map((sketch) => on(unfolded[sketch.name] ?? showcase, sketch)),
    ...[...whitespaceStates(accounts), ...actionStates(accounts)].map(([account, sketch]) => on(account, sketch, 'rep')),
    on(
      showcase,
      { name: 'health-compact', title: 'Compact', part: health, says: 'What a sales rep sees: one line that opens the card.' },
      'rep'
    ),
    on(showcase, {
      name: 'loading',
      title: 'Loading',
      says: 'While the first answer is under way.',
      part: 'page-regions',
      before: silence,
      isUnanswered: true
    }),
    on(showcase, {
      name: 'error',
      title: 'Error',
      says: 'The org does not answer; one button tries again.',
      part: 'page-regions',
      before: noAnswer
    }),
    ...books(address),
    ...matrices(address)
  ];
}

function isHeld({ headline }: DemoAccount): boolean {
  const { score, computed, rules = [] } = headline ?? {};
  return typeof score === 'number' && typeof computed === 'number' && score < computed && rules.length === 1;
}

/** An account with a reading for every measure, held by a rule that names the records behind it. */
function heldByRecords(accounts: readonly DemoAccount[]): DemoAccount {
  return accountThat(accounts, 'is held by a rule over records', (one) => {
    const { readings, inUse, rules = [] } = one.headline ?? {};
    return isHeld(one) && readings === inUse && rules.every(({ ids }) => ids.length > 0);
  });
}

function healthStates(accounts: readonly DemoAccount[]): readonly OfAccount[] {
  const state = (wanted: string) => accountThat(accounts, `is ${wanted}`, ({ headline }) => headline?.state === wanted);
  const held = heldByRecords(accounts);
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
