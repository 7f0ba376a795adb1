import { dayOf } from '../../../src/demo/calendar.ts';
import type { LineKey } from '../../../src/demo/catalogue.ts';
import type { Market } from '../../../src/propensity/snapshot.ts';
import type { PlayedPlan, PlayedRecord } from './playedPlan.ts';

/** Product lines in the order of the settings. */
export const lines = ['platform', 'analytics', 'integrations', 'premium_support', 'training'] as const satisfies readonly LineKey[];

/** Answers that a customer does not want a line; *Later* is none. */
const against: readonly unknown[] = ['Not_A_Fit', 'Does_It_Themselves', 'Has_Competitor'];

/** Who bought what when, as a sync would read it from the demo company; the lines are the items. */
export type DemoMarket = Market & {
  readonly accounts: readonly PlayedRecord[];
  /** 1 = a customer today. */
  readonly customers: Uint8Array;
};

/**
 * First purchases by assets that are ours and in use, the segments of the ready-made whitespace rules and who may buy: worked
 * out here a second time from the plan alone.
 *
 * @param today  epoch day; what happens on it or later is not known
 */
export function demoMarket(played: PlayedPlan, today: number): DemoMarket {
  const accounts = played('Account').filter(({ createdOn }) => createdOn < today);
  const place = new Map(accounts.map(({ key }, i) => [key, i]));
  const firstOn = lines.map(() => new Float64Array(accounts.length).fill(NaN));
  for (const { fields, createdOn } of played('Asset')) {
    const on = typeof fields.PurchaseDate === 'string' ? dayOf(fields.PurchaseDate) : createdOn;
    const column = firstOn[lines.indexOf(lineOf(fields.Product2Id))];
    const at = place.get(String(fields.AccountId));
    if (fields.IsCompetitorProduct !== false || fields.Status === 'Obsolete' || on >= today || createdOn >= today) continue;
    if (column === undefined || at === undefined) throw new Error(`an asset of ${String(fields.AccountId)} has no place`);
    if (!((column[at] ?? NaN) <= on)) column[at] = on;
  }
  const segments = lines.map((line) => Int16Array.from(accounts, (account) => segmentOf(line, account)));
  return {
    accounts,
    customers: Uint8Array.from(accounts, ({ fields }) => (String(fields.Type).startsWith('Customer') ? 1 : 0)),
    purchases: { accounts: accounts.length, items: lines.length, firstOn },
    segmentOf: (item) => segments[item] ?? [],
    eligible: (item, day) => {
      const refused = refusals(played, lines[item], day);
      return Uint8Array.from(accounts, ({ key }, i) => {
        const mayBuy = item === 0 || (firstOn[0]?.[i] ?? NaN) < day;
        return mayBuy && (segments[item]?.[i] ?? -1) >= 0 && !refused.has(key) ? 1 : 0;
      });
    }
  };
}

function lineOf(product: unknown): LineKey {
  const name = String(product).replace('product:', '');
  return name === 'retired_seat' ? 'platform' : name === 'retired_reports' ? 'analytics' : (name as LineKey);
}

/** Place of the ready-made rule that an account falls under; -1 = none. */
function segmentOf(line: LineKey, { fields }: PlayedRecord): number {
  const employees = Number(fields.NumberOfEmployees ?? 0);
  if (line === 'analytics') return employees >= 100 ? 0 : -1;
  if (line === 'premium_support') return employees >= 500 ? 0 : -1;
  return line === 'platform' && fields.Industry !== 'Technology' && fields.Industry !== 'Telecommunications' ? 1 : 0;
}

/** Accounts that had said no to a line when a day began. */
function refusals(played: PlayedPlan, line: LineKey | undefined, day: number): ReadonlySet<string> {
  const stands = played('Headroom_Whitespace_Feedback__c').filter(({ createdOn, fields }) => {
    const until = typeof fields.Until__c === 'string' ? dayOf(fields.Until__c) : Infinity;
    return fields.Product_Line__c === line && against.includes(fields.Answer__c) && createdOn < day && until >= day;
  });
  return new Set(stands.map(({ fields }) => String(fields.Account__c)));
}
