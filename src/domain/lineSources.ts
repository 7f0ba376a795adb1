import type { LineSource } from './lineProposal.ts';

/** Where a family's quantity may stand in an org, as the set-up asks for it and as the signals of a product line read it. */
export type LineSourceShape = {
  readonly source: LineSource;
  readonly object: string;
  readonly accountPath: string;
  /** Rows that say what somebody owns, whatever day it is. */
  readonly filter: string;
  /** Rows that count today, beside the filter. */
  readonly today: string;
  /** First and last day of what is owned, as fields of signals. */
  readonly liveFrom: string;
  readonly liveTo?: string;
  /** What was paid; a year's worth where `amountWindowDays` is absent. */
  readonly amountField: string;
  readonly amountWindowDays?: number;
};

/** The first of them that knows enough owners of a family supplies its quantity. */
export const lineSources: readonly LineSourceShape[] = [
  {
    source: 'asset',
    object: 'Asset',
    accountPath: 'AccountId',
    filter: "IsCompetitorProduct = false AND Status != 'Obsolete'",
    today: '(PurchaseDate = null OR PurchaseDate <= TODAY) AND (UsageEndDate = null OR UsageEndDate > TODAY)',
    liveFrom: 'PurchaseDate',
    liveTo: 'UsageEndDate',
    amountField: 'Price'
  },
  {
    source: 'opportunity',
    object: 'OpportunityLineItem',
    accountPath: 'Opportunity.AccountId',
    filter: 'Opportunity.IsWon = true',
    today: 'Opportunity.CloseDate <= TODAY',
    liveFrom: 'Opportunity.CloseDate',
    amountField: 'TotalPrice',
    amountWindowDays: 365
  },
  {
    source: 'order',
    object: 'OrderItem',
    accountPath: 'Order.AccountId',
    filter: 'Order.ActivatedDate != null',
    today: '(ServiceDate = null OR ServiceDate <= TODAY) AND (EndDate = null OR EndDate > TODAY)',
    liveFrom: 'ServiceDate',
    liveTo: 'EndDate',
    amountField: 'TotalPrice'
  }
];

/** Product families are product lines to be from this many owners on. */
export const fewestFamilyOwners = 3;
