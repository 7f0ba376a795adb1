import type { Day } from './calendar.ts';
import { dateText, monthOf } from './calendar.ts';
import type { LineKey } from './catalogue.ts';
import type { Customer, World } from './company.ts';
import { ownedOn } from './estate.ts';
import type { Story } from './life.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';

/** Lines that count their users. */
const COUNTED_LINES: readonly LineKey[] = ['platform', 'analytics'];

/** People who may use an analytics package. */
const ANALYTICS_USERS = 12;

/** Weeks until a new customer's people have all found their way in. */
const RAMP_WEEKS = 9;

/** Stories that can be told without usage; the others begin with it. */
const STORIES_WITHOUT_USAGE: readonly Story[] = ['steady', 'growing', 'middling', 'recovered'];

/** Enters a week's use of each line, every week of a customer's life. One customer in ten sends no usage at all. */
export function planUsage(ledger: Ledger, customer: Customer, { period }: World): void {
  const { life, purchases } = customer;
  const random = customer.draws('usage');
  if (life.story === 'dark' || (STORIES_WITHOUT_USAGE.includes(life.story) && random.chance(0.15))) return;
  for (const line of COUNTED_LINES) {
    const draws = customer.draws(`usage ${line}`);
    const last = Math.min(period.end, life.leftOn ?? period.end);
    for (let ends = period.start + 7; ends <= last; ends += 7) {
      const owned = ownedOn(purchases, line, ends - 7);
      if (owned === 0 || ends - 7 < life.start) continue;
      const licensed = line === 'platform' ? owned : owned * ANALYTICS_USERS;
      const share = activeShare(life.wellbeing(ends), Math.floor((ends - life.start) / 7), ends) * draws.between(0.97, 1.03);
      planWeek(ledger, customer, { line, ends, licensed, active: Math.min(licensed, Math.round(licensed * share)), noise: draws.share() });
    }
  }
}

/** Share of the licences in use: more with well-being, less in the first weeks and between the years. */
function activeShare(well: number, weeks: number, day: Day): number {
  const ramp = Math.min(1, 0.4 + (0.6 * weeks) / RAMP_WEEKS);
  const season = monthOf(day) === 12 && monthOf(day + 8) === 1 ? 0.85 : 1;
  return Math.min(1, (0.12 + 0.88 * well) * ramp * season);
}

type Week = { readonly line: LineKey; readonly ends: Day; readonly licensed: number; readonly active: number; readonly noise: number };

function planWeek(ledger: Ledger, customer: Customer, { line, ends, licensed, active, noise }: Week): void {
  const well = customer.life.wellbeing(ends);
  const key = `usage:${customer.key}:${line}:${ends}`;
  ledger.create('Headroom_Product_Usage__c', key, ends, {
    Account__c: refTo(customer.key),
    Key__c: key.replaceAll(':', '-'),
    Product_Line__c: line,
    Period_Start__c: dateText(ends - 6),
    Period_End__c: dateText(ends),
    Licensed__c: licensed,
    Active__c: active,
    Features__c: line === 'platform' ? Math.max(1, Math.round(1 + 7 * well + noise * 2)) : Math.max(1, Math.round(3 * well)),
    Uptime__c: noise < 0.03 ? 98.7 : Math.round((99.6 + 0.4 * noise) * 1_000) / 1_000
  });
}
