import type { Day } from './calendar.ts';
import { addMonths, dateText } from './calendar.ts';
import type { LineKey } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Ledger } from './ledger.ts';
import { planDeal } from './opportunities.ts';
import { refTo } from './plan.ts';
import { randomFor } from './random.ts';
import { SHOWCASE, SHOWCASE_OPEN_DEAL, SHOWCASE_SELLER } from './showcaseKeys.ts';

/** 36 of 40 seats installed, 2 of 5 systems connected, 1 of 4 training places. */
export function planShowcaseAssets(ledger: Ledger, start: Day): void {
  const parts: readonly (readonly [LineKey, quantity: number, installed: boolean])[] = [
    ['platform', 36, true],
    ['platform', 4, false],
    ['integrations', 2, true],
    ['training', 1, true]
  ];
  parts.forEach(([line, quantity, installed], index) => {
    const key = `asset:showcase:${index}`;
    ledger.create('Asset', key, start, {
      Name: CATALOGUE[line].name,
      AccountId: refTo(SHOWCASE),
      Product2Id: refTo(CATALOGUE[line].key),
      Quantity: quantity,
      Price: CATALOGUE[line].price * quantity,
      Status: 'Purchased',
      PurchaseDate: dateText(start),
      IsCompetitorProduct: false
    });
    if (installed) ledger.change('Asset', key, start + 45, { Status: 'Installed', InstallDate: dateText(start + 45) });
  });
}

const BOUGHT = [
  { item: CATALOGUE.platform, quantity: 40 },
  { item: CATALOGUE.integrations, quantity: 2 },
  { item: CATALOGUE.training, quantity: 1 }
];

/** The first purchase, this year's renewal and the talk about training that is open. */
export function planShowcaseDeals(ledger: Ledger, start: Day, end: Day): void {
  const random = randomFor(1, 'showcase deals');
  const deal = { account: SHOWCASE, owner: SHOWCASE_SELLER, discount: 0 } as const;
  const renewed = addMonths(start, 12);
  const first = { opened: start, closes: start, outcome: 'won', lines: BOUGHT } as const;
  planDeal(ledger, { ...deal, ...first, key: 'deal:showcase:0', name: 'Quillhaven: start', type: 'New Customer' }, random);
  const renewal = { opened: renewed - 60, closes: renewed - 5, outcome: 'won', lines: BOUGHT } as const;
  planDeal(ledger, { ...deal, ...renewal, key: 'deal:showcase:1', name: 'Renewal', type: 'Existing Customer - Replacement' }, random);
  const open = { opened: end - 24, closes: end + 43, outcome: 'open', lines: [{ item: CATALOGUE.training, quantity: 3 }] } as const;
  planDeal(ledger, { ...deal, ...open, key: SHOWCASE_OPEN_DEAL, name: 'Training places', type: 'Existing Customer - Upgrade' }, random);
  ['Executive Sponsor', 'Decision Maker'].forEach((role, index) => {
    ledger.create('OpportunityContactRole', `role:showcase:${index}`, start, {
      OpportunityId: refTo('deal:showcase:0'),
      ContactId: refTo(`contact:showcase:${index}`),
      Role: role,
      IsPrimary: index === 0
    });
  });
}
