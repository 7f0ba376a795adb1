import { dateText } from './calendar.ts';
import type { LineKey } from './catalogue.ts';
import type { Customer, World } from './company.ts';
import { ownedOn } from './estate.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';

const REASONS = ['Said so in the last review', 'Built their own, "good enough"', 'Works council says no, for now', '明年再谈'] as const;

/** Enters what sellers have heard about lines that a customer does not own: one customer in seven. */
export function planFeedback(ledger: Ledger, customer: Customer, { period }: World): void {
  const random = customer.draws('feedback');
  const { life, purchases } = customer;
  if (life.story === 'dark' || life.leftOn !== undefined || customer.index % 7 !== 3) return;
  const lines = (['analytics', 'integrations', 'training'] as const).filter((line: LineKey) => ownedOn(purchases, line, period.end) === 0);
  if (lines.length === 0 || ownedOn(purchases, 'platform', period.end) === 0) return;
  const day = Math.max(life.start + 20, period.end - random.whole(10, 160));
  const answer = random.weighted([
    ['Not_A_Fit', 7],
    ['Does_It_Themselves', 2],
    ['Has_Competitor', 2],
    ['Later', 2]
  ] as const);
  ledger.create('Headroom_Whitespace_Feedback__c', `feedback:${customer.key}`, day, {
    Account__c: refTo(customer.key),
    Product_Line__c: random.pick(lines),
    Answer__c: answer,
    Reason__c: random.pick(REASONS),
    Until__c: answer === 'Later' || random.chance(0.6) ? dateText(period.end + random.whole(30, 260)) : null
  });
}
