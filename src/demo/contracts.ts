import type { Day } from './calendar.ts';
import { addMonths, dateText } from './calendar.ts';
import type { Customer } from './company.ts';
import { annualValue } from './estate.ts';
import type { Period, Term } from './life.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';

/** Contracts older than this before the replayed years were never moved into this org. */
const KEPT_DAYS = 400;

/**
 * Enters a customer's contracts: drafted, then activated; renewals are signed some weeks before the last one ends.
 *
 * The org reckons the end from start and term, so a contract from month to month has none until notice is given.
 */
export function planContracts(ledger: Ledger, customer: Customer, period: Period): void {
  const random = customer.draws('contracts');
  const { life } = customer;
  life.terms.forEach((term, index) => {
    if (term.end !== undefined && term.end < period.start - KEPT_DAYS) return;
    const key = `contract:${customer.key}:${index}`;
    const signedOn = index === 0 ? term.start : term.start - random.whole(3, 40);
    const value = annualValue(customer.purchases, customer.discount, Math.max(term.start, life.start) + 1);
    ledger.create('Contract', key, signedOn, {
      AccountId: refTo(customer.key),
      Status: 'Draft',
      StartDate: dateText(term.start),
      ContractTerm: term.months ?? null,
      OwnerId: refTo(customer.seller.leftOn === undefined || signedOn < customer.seller.leftOn - 7 ? customer.seller.key : 'user:leader:1'),
      Headroom_Annual_Value__c: random.chance(0.05) ? null : value,
      Headroom_Auto_Renew__c: term.autoRenew,
      Headroom_Notice_Days__c: term.noticeDays,
      Description: termWords(term)
    });
    ledger.change('Contract', key, signedOn + 1, { Status: 'Activated' });
    if (term.months === undefined && term.end !== undefined) {
      ledger.change('Contract', key, term.end - 20, { ContractTerm: monthsBetween(term.start, term.end + 1) });
    }
  });
}

function termWords(term: Term): string {
  if (term.months === undefined) return 'Month to month, ends when either side says so';
  return `${term.months} months${term.autoRenew ? ', renews by itself' : ''}`;
}

function monthsBetween(from: Day, to: Day): number {
  let months = 1;
  while (addMonths(from, months) < to) months += 1;
  return months;
}
