import type { Day } from './calendar.ts';
import { dateText } from './calendar.ts';
import type { CatalogueItem } from './catalogue.ts';
import { STANDARD_PRICE_BOOK, priceKey } from './catalogue.ts';
import type { Ledger } from './ledger.ts';
import type { PlannedFields } from './plan.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';
import { LOSS_REASONS } from './texts.ts';

/** A deal from first talk to decision. */
export type Deal = {
  readonly key: string;
  readonly account: string;
  readonly name: string;
  readonly type: 'New Customer' | 'Existing Customer - Upgrade' | 'Existing Customer - Replacement';
  readonly owner: string;
  readonly opened: Day;
  /** Day of the decision, or the hoped-for one while open. */
  readonly closes: Day;
  readonly outcome: 'won' | 'lost' | 'open';
  readonly discount: number;
  readonly lines: readonly { readonly item: CatalogueItem; readonly quantity: number }[];
};

const OPEN_STAGES = ['Prospecting', 'Qualification', 'Needs Analysis', 'Proposal/Price Quote', 'Negotiation/Review'] as const;

/** Enters a deal with its lines and walks it through the stages; one amount in twenty is missing where there are no lines. */
export function planDeal(ledger: Ledger, deal: Deal, random: Random): void {
  const past = deal.outcome !== 'open' && deal.closes <= deal.opened;
  ledger.create('Opportunity', deal.key, deal.opened, {
    AccountId: refTo(deal.account),
    Name: deal.name,
    Type: deal.type,
    StageName: past ? closedStage(deal) : OPEN_STAGES[0],
    CloseDate: dateText(deal.closes),
    Amount: amountOf(deal, random),
    Pricebook2Id: refTo(STANDARD_PRICE_BOOK),
    OwnerId: refTo(deal.owner),
    LeadSource: random.pick(['Web', 'Partner Referral', 'Phone Inquiry', null]),
    NextStep: random.pick([null, null, 'Send quote', 'Call, then "decide"'])
  });
  deal.lines.forEach(({ item, quantity }, index) => {
    ledger.create('OpportunityLineItem', `line:${deal.key}:${index}`, deal.opened, {
      OpportunityId: refTo(deal.key),
      PricebookEntryId: refTo(priceKey(item)),
      Quantity: quantity,
      UnitPrice: unitPrice(item, deal.discount)
    });
  });
  if (!past) planStages(ledger, deal, random);
}

function planStages(ledger: Ledger, deal: Deal, random: Random): void {
  const reached = deal.outcome === 'open' ? random.whole(1, 4) : random.whole(2, 4);
  for (let stage = 1; stage <= reached; stage += 1) {
    const day = deal.opened + Math.round(((deal.closes - deal.opened) * stage) / (reached + 1.5));
    ledger.change('Opportunity', deal.key, day, { StageName: OPEN_STAGES[stage] as string });
  }
  if (deal.outcome !== 'open') ledger.change('Opportunity', deal.key, deal.closes, closing(deal, random));
}

function closing(deal: Deal, random: Random): PlannedFields {
  if (deal.outcome === 'won') return { StageName: 'Closed Won', CloseDate: dateText(deal.closes) };
  return { StageName: 'Closed Lost', CloseDate: dateText(deal.closes), Description: random.pick(LOSS_REASONS) };
}

function closedStage(deal: Deal): string {
  return deal.outcome === 'won' ? 'Closed Won' : 'Closed Lost';
}

function unitPrice(item: CatalogueItem, discount: number): number {
  return Math.round(item.price * (1 - discount) * 100) / 100;
}

/** The sum of the lines, as the org itself reckons it; a deal without lines has a guess or nothing. */
function amountOf(deal: Deal, random: Random): number | null {
  if (deal.lines.length === 0) return random.chance(0.4) ? null : random.whole(4, 90) * 1_000;
  const cents = deal.lines.reduce((sum, { item, quantity }) => sum + Math.round(unitPrice(item, deal.discount) * 100) * quantity, 0);
  return cents / 100;
}
