import type { ListedCell } from '../../domain/whitespaceList.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { numberOf, parentOf, textOf } from '../explain/explainJson.ts';

export const currencyField = 'CurrencyIsoCode';

/** What a list shows of a cell. An amount that rests on the contract value stands in a field with a permission of its own. */
export const cellFields: readonly string[] = [
  ...['Account__c', 'Account__r.Name', 'Account__r.OwnerId', 'Account__r.Owner.Name', 'Product_Line__c', 'Title__c', 'Status__c'],
  ...['Owned__c', 'Target__c', 'Gap__c', 'Amount_Expected__c', 'Amount_Low__c', 'Amount_High__c', 'Value_Based_Amount__c'],
  ...['Propensity__c', 'Weighted_Estimate__c', 'Motion__c', 'Reason__c', 'Blocked_Since__c', 'Rank_In_Account__c'],
  ...['Rank_For_Owner__c', 'As_Of__c']
];

/** @param estimates  whether likelihoods and weighted estimates are shown */
export function listedCell(record: OrgRecord, estimates: boolean): ListedCell {
  const account = parentOf(record, 'Account__r');
  const ownerId = textOf(account, 'OwnerId');
  const key = textOf(record, 'Product_Line__c') ?? '';
  const currency = textOf(record, currencyField);
  const likelihood = numberOf(record, 'Propensity__c');
  return {
    account: { id: String(record['Account__c']), name: textOf(account, 'Name') ?? '' },
    owner: ownerId === undefined || !account ? null : { id: ownerId, name: textOf(parentOf(account, 'Owner'), 'Name') ?? '' },
    productLine: { key, title: textOf(record, 'Title__c') ?? key },
    status: textOf(record, 'Status__c') ?? '',
    owned: numberOf(record, 'Owned__c'),
    target: numberOf(record, 'Target__c'),
    gap: numberOf(record, 'Gap__c'),
    amount: numberOf(record, 'Amount_Expected__c') ?? numberOf(record, 'Value_Based_Amount__c'),
    amountLow: numberOf(record, 'Amount_Low__c'),
    amountHigh: numberOf(record, 'Amount_High__c'),
    ...(currency === undefined ? {} : { currency }),
    ...(estimates
      ? { weightedEstimate: numberOf(record, 'Weighted_Estimate__c'), likelihood: likelihood === null ? null : shareOf(likelihood) }
      : {}),
    motion: textOf(record, 'Motion__c') ?? null,
    reason: textOf(record, 'Reason__c') ?? null,
    onHoldSince: textOf(record, 'Blocked_Since__c') ?? null,
    rankInAccount: numberOf(record, 'Rank_In_Account__c'),
    rankForOwner: numberOf(record, 'Rank_For_Owner__c'),
    asOf: instantOf(textOf(record, 'As_Of__c'))
  };
}

/** A share of a percentage with two places: 17.19 is 0.1719, which division alone would miss by a bit. */
function shareOf(percent: number): number {
  return Math.round(percent * 100) / 10_000;
}

/** REST gives instants with an offset of +0000, which not every reader takes. */
function instantOf(text: string | undefined): string | null {
  return text === undefined ? null : new Date(text).toISOString();
}
