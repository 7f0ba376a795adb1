import { addressOf } from './accounts.ts';
import { dateText, yearOf } from './calendar.ts';
import type { LineKey } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Customer, World } from './company.ts';
import { INDUSTRIES, drawEmployees } from './company.ts';
import type { Ledger } from './ledger.ts';
import { addressPart, companyName, companyStems, personName } from './names.ts';
import { planDeal } from './opportunities.ts';
import { present } from './people.ts';
import { refTo } from './plan.ts';
import { randomFor } from './random.ts';

/** Enters companies that have bought nothing yet: some talk, some have said no, some are only names. */
export function planProspects(ledger: Ledger, world: World, count: number, firstName: number): void {
  const stems = companyStems(randomFor(world.seed, 'company names'));
  for (let index = 0; index < count; index += 1) {
    const random = randomFor(world.seed, `prospect:${index}`);
    const key = `prospect:${index}`;
    const industry = random.pick(INDUSTRIES);
    const seller = world.staff.sellers[index % world.staff.sellers.length] ?? world.staff.sellers[0];
    if (!seller) throw new RangeError('the vendor has no sellers');
    const name = companyName(stems, firstName + index, industry, random);
    const created = random.whole(world.period.start, world.period.end - 10);
    const owner = present(seller, world.staff.leaders[1] ?? seller, created).key;
    ledger.create('Account', key, created, {
      Name: name,
      Type: random.weighted([
        ['Prospect', 85],
        [null, 8],
        ['Other', 4],
        ['Technology Partner', 3]
      ] as const),
      Industry: random.chance(0.2) ? null : industry,
      NumberOfEmployees: random.chance(0.3) ? null : drawEmployees(random),
      OwnerId: refTo(owner),
      ...addressOf(name, random)
    });
    const { first, last } = personName(random);
    ledger.create('Contact', `contact:${key}`, created, {
      AccountId: refTo(key),
      FirstName: first,
      LastName: last,
      Title: random.pick(['CIO', 'Buyer', 'Head of Operations', null]),
      Email: `${addressPart(first)}.${addressPart(last)}@${addressPart(name).slice(0, 24)}.example`,
      OwnerId: refTo(owner)
    });
    if (random.chance(0.6)) planTalk(ledger, world, { key, name, owner, created, index });
  }
}

type TalkOf = { readonly key: string; readonly name: string; readonly owner: string; readonly created: number; readonly index: number };

function planTalk(ledger: Ledger, world: World, { key, name, owner, created, index }: TalkOf): void {
  const random = randomFor(world.seed, `prospect:${index} talk`);
  const opened = created + random.whole(2, 40);
  const closes = opened + random.whole(40, 200);
  const lines: readonly LineKey[] = random.chance(0.7) ? ['platform'] : ['platform', 'analytics'];
  planDeal(
    ledger,
    {
      key: `deal:${key}`,
      account: key,
      name: `${name} ${yearOf(closes)}`.slice(0, 120),
      type: 'New Customer',
      owner,
      opened,
      closes,
      outcome: closes > world.period.end ? 'open' : 'lost',
      discount: 0,
      lines: random.chance(0.75)
        ? lines.map((line) => ({ item: CATALOGUE[line], quantity: line === 'platform' ? random.whole(5, 90) : 1 }))
        : []
    },
    random
  );
}

/** Enters customers a second time, written a little differently, as happens when two teams use one org. */
export function planDuplicates(ledger: Ledger, customers: readonly Customer[], world: World): void {
  const twice = customers.filter((customer) => customer.index % 43 === 11 && customer.life.leftOn === undefined);
  for (const customer of twice) {
    const random = customer.draws('duplicate');
    const name = random.pick([customer.name.toUpperCase(), `${customer.name} `, `${customer.name} Inc.`, customer.name]).slice(0, 255);
    const day = Math.max(world.period.start, customer.life.start) + random.whole(20, 200);
    ledger.create('Account', `duplicate:${customer.index}`, day, {
      Name: name,
      Type: random.pick(['Customer - Direct', 'Prospect', null]),
      Industry: customer.industry,
      NumberOfEmployees: null,
      OwnerId: refTo('user:leader:1'),
      Website: `http://${addressPart(customer.name)}.example/`,
      Description: `Created ${dateText(day)} from a list, "check later"`
    });
  }
}
