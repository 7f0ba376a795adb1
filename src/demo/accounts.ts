import type { Customer } from './company.ts';
import type { Ledger } from './ledger.ts';
import { addressPart } from './names.ts';
import type { Colleague } from './people.ts';
import type { PlannedFields } from './plan.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';
import { INDUSTRY_SPELLINGS } from './texts.ts';

/** Team role that marks the success manager of an account. */
export const SUCCESS_MANAGER_ROLE = 'Customer Success Manager';

/** Days for which a customer that was won stood in the org as a prospect. */
const COURTED_DAYS = 35;

const PLACES = [
  ['Bristol', 'United Kingdom'],
  ['Hamburg', 'Germany'],
  ['Lyon', 'France'],
  ['Austin', 'USA'],
  ['Toronto', 'Canada'],
  ['大阪', '日本'],
  ['上海', '中国'],
  ['München', 'Germany'],
  [null, null]
] as const;

/** Enters a customer with its success manager; one in five belongs to the group of a head entered before. */
export function planAccount(ledger: Ledger, customer: Customer, heads: readonly Customer[]): void {
  const random = customer.draws('account');
  const { life } = customer;
  const type = random.chance(0.82) ? 'Customer - Direct' : 'Customer - Channel';
  const courted = random.chance(0.4);
  const employees = random.chance(0.05) ? null : customer.employees;
  const grew = random.chance(0.12);
  const industry = writtenIndustry(customer.industry, random);
  ledger.create('Account', customer.key, courted ? life.start - COURTED_DAYS : life.start, {
    Name: customer.name,
    Type: courted ? 'Prospect' : type,
    Industry: industry,
    NumberOfEmployees: grew && employees !== null ? Math.round(employees * 0.85) : employees,
    AnnualRevenue: random.chance(0.3) ? null : Math.round(customer.employees * random.between(60, 240)) * 1_000,
    OwnerId: refTo(customer.seller.key),
    ...addressOf(customer.name, random),
    ...parentOf(customer, heads, random)
  });
  if (courted) ledger.change('Account', customer.key, life.start, { Type: type });
  if (grew) ledger.change('Account', customer.key, life.start + random.whole(60, 300), { NumberOfEmployees: employees });
  if (industry !== customer.industry && random.chance(0.25)) {
    ledger.change('Account', customer.key, life.start + random.whole(20, 200), { Industry: customer.industry });
  }
  if (customer.successManager && life.story !== 'dark') {
    ledger.create('AccountTeamMember', `team:${customer.key}`, life.start + 3, {
      AccountId: refTo(customer.key),
      UserId: refTo(customer.successManager.key),
      TeamMemberRole: SUCCESS_MANAGER_ROLE
    });
  }
  if (life.leftOn !== undefined) ledger.change('Account', customer.key, life.leftOn + 5, { Type: 'Former Customer' });
}

/** Owners who leave hand their accounts over after some weeks, except one account in eight, which stays with nobody. */
export function planHandOver(ledger: Ledger, customer: Customer, successors: readonly Colleague[]): void {
  const { leftOn } = customer.seller;
  if (leftOn === undefined) return;
  const random = customer.draws('hand-over');
  const stays = successors.filter((seller) => seller.leftOn === undefined);
  const successor = stays[customer.index % stays.length];
  if (successor && !random.chance(0.12)) {
    ledger.change('Account', customer.key, Math.max(leftOn, customer.life.start) + random.whole(7, 60), { OwnerId: refTo(successor.key) });
  }
}

function writtenIndustry(industry: string, random: Random): string | null {
  const spellings = INDUSTRY_SPELLINGS[industry];
  if (random.chance(0.05)) return random.pick([null, null, 'N/A', 'NULL']);
  return spellings && random.chance(0.07) ? random.pick(spellings) : industry;
}

/** Place, web address and free text of an account. */
export function addressOf(name: string, random: Random): PlannedFields {
  const [city, country] = random.pick(PLACES);
  return {
    BillingCity: city,
    BillingCountry: country,
    Website: random.chance(0.8) ? `https://www.${addressPart(name)}.example` : null,
    Description: random.pick([
      null,
      null,
      null,
      'N/A',
      'Key account, "handle with care"',
      'Moved offices in spring,\nnew address follows',
      '重要客户，请优先处理'
    ])
  };
}

/** The head is entered earlier and is never a younger customer than those of its group. */
function parentOf(customer: Customer, heads: readonly Customer[], random: Random): PlannedFields {
  const older = heads.filter(({ index, life }) => index < customer.index && life.start <= customer.life.start);
  return older.length > 0 && random.chance(0.2) ? { ParentId: refTo(random.pick(older).key) } : {};
}
