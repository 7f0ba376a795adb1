import type { Day } from './calendar.ts';
import { yearOf } from './calendar.ts';
import type { LineKey } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Customer, World } from './company.ts';
import type { ContactPerson } from './contacts.ts';
import { presentPeople } from './contacts.ts';
import { ownedOn } from './estate.ts';
import type { Ledger } from './ledger.ts';
import type { Deal } from './opportunities.ts';
import { planDeal } from './opportunities.ts';
import { present } from './people.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';

type Sketch = Pick<Deal, 'name' | 'type' | 'opened' | 'closes' | 'outcome'> & {
  readonly lines: readonly (readonly [LineKey, number])[];
  /** How much dearer than the first purchase, 0.05 = 5%. */
  readonly uplift?: number;
};

/** Prices rise by this share with every renewal. */
const RENEWAL_UPLIFT = 0.05;

/** Enters all deals with a customer: first purchase, renewals, expansions, lost attempts, what is open now. */
export function planDeals(ledger: Ledger, customer: Customer, people: readonly ContactPerson[], world: World): void {
  const random = customer.draws('deals');
  const sketches = [
    firstPurchase(customer),
    ...expansions(customer),
    ...renewals(customer, world, random),
    ...lostAttempts(customer, world, random),
    ...openDeals(customer, world, random)
  ];
  sketches.forEach((sketch, index) => {
    const deal: Deal = {
      ...sketch,
      key: `deal:${customer.key}:${index}`,
      account: customer.key,
      owner: present(customer.seller, world.staff.leaders[1] ?? customer.seller, sketch.opened).key,
      discount: customer.discount - (sketch.uplift ?? 0),
      lines: sketch.lines.map(([line, quantity]) => ({ item: CATALOGUE[line], quantity }))
    };
    planDeal(ledger, deal, customer.draws(`deal ${index}`));
    if (index === 0 || random.chance(0.35)) planRoles(ledger, deal, people, random);
  });
}

function firstPurchase({ name, life, purchases }: Customer): Sketch {
  const lines = purchases.filter((purchase) => purchase.on === life.start).map(({ line, quantity }) => [line, quantity] as const);
  return { name: `${name}: start`.slice(0, 120), type: 'New Customer', opened: life.start, closes: life.start, outcome: 'won', lines };
}

function expansions({ life, purchases }: Customer): readonly Sketch[] {
  return purchases
    .filter(({ on }) => on > life.start)
    .map(({ line, quantity, on }) => ({
      name: `More ${CATALOGUE[line].family} ${yearOf(on)}`,
      type: 'Existing Customer - Upgrade' as const,
      opened: on - 55,
      closes: on,
      outcome: 'won' as const,
      lines: [[line, quantity] as const]
    }));
}

/** A renewal deal for every contract with an end, won when another one follows and lost when the customer leaves. */
function renewals({ life, purchases, discount }: Customer, { period }: World, random: Random): readonly Sketch[] {
  return life.terms.flatMap((term, index) => {
    const left = life.leftOn !== undefined && index === life.terms.length - 1;
    if (term.end === undefined || term.end < period.start) return [];
    const shrink = left ? 1 : 1 - Math.max(0, 0.6 - life.wellbeing(term.end)) * 0.6;
    const lines = (Object.keys(CATALOGUE) as LineKey[]).flatMap((line) => {
      const owned = line === 'training' ? 0 : Math.round(ownedOn(purchases, line, term.end as Day) * (line === 'platform' ? shrink : 1));
      return owned > 0 ? [[line, owned] as const] : [];
    });
    const closes = term.end - random.whole(2, 30);
    const outcome = closes > period.end ? ('open' as const) : left ? ('lost' as const) : ('won' as const);
    const opened = outcome === 'open' && discount < 0.1 ? closes - 40 : closes - random.whole(45, 100);
    const uplift = RENEWAL_UPLIFT * (index + 1);
    return [
      { uplift, name: `Renewal ${yearOf(term.end)}`, type: 'Existing Customer - Replacement' as const, opened, closes, outcome, lines }
    ];
  });
}

function lostAttempts({ life }: Customer, { period }: World, random: Random): readonly Sketch[] {
  const from = Math.max(period.start, life.start) + 40;
  const to = (life.leftOn ?? period.end) - 30;
  if (life.story === 'dark' || to <= from) return [];
  return Array.from({ length: random.count(0.9) }, (): Sketch => {
    const closes = random.whole(from, to);
    const line = random.pick<LineKey>(['analytics', 'training', 'integrations', 'premium_support', 'platform']);
    return {
      name: `${CATALOGUE[line].family} ${yearOf(closes)}`,
      type: 'Existing Customer - Upgrade',
      opened: closes - random.whole(30, 120),
      closes,
      outcome: 'lost',
      lines: random.chance(0.85) ? [[line, random.whole(1, 5)]] : []
    };
  });
}

/** What sellers work on at the end: mostly at customers that do well. */
function openDeals({ life, purchases }: Customer, { period }: World, random: Random): readonly Sketch[] {
  const chance = { growing: 0.8, steady: 0.4, recovered: 0.4, defect: 0.4, middling: 0.25, fresh: 0.15 }[life.story as string] ?? 0;
  if (!random.chance(chance) || ownedOn(purchases, 'platform', period.end) === 0) return [];
  const line = random.pick<LineKey>(['training', 'analytics', 'integrations', 'platform']);
  const closes = period.end + random.whole(10, 90);
  const opened = Math.max(life.start + 5, period.end - random.whole(10, 80));
  const quantity = line === 'platform' ? random.whole(5, 60) : random.whole(1, 3);
  return [
    {
      name: `${CATALOGUE[line].family} ${yearOf(closes)}`,
      type: 'Existing Customer - Upgrade',
      opened,
      closes,
      outcome: 'open',
      lines: [[line, quantity]]
    }
  ];
}

/** Who speaks for the customer in a deal; those that do badly have hardly anybody at the top. */
function planRoles(ledger: Ledger, deal: Deal, people: readonly ContactPerson[], random: Random): void {
  presentPeople(people, deal.opened)
    .slice(0, random.whole(1, 3))
    .forEach((person, index) => {
      const role = person.executive
        ? random.pick(['Executive Sponsor', 'Economic Buyer', 'Decision Maker'])
        : random.pick(['Business User', 'Evaluator', 'Influencer', 'Technical Buyer']);
      ledger.create('OpportunityContactRole', `role:${deal.key}:${index}`, deal.opened + 2, {
        OpportunityId: refTo(deal.key),
        ContactId: refTo(person.key),
        Role: role,
        IsPrimary: index === 0
      });
    });
}
