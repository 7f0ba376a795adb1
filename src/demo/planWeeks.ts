import { planAccount, planHandOver } from './accounts.ts';
import { planAssets } from './assets.ts';
import { dayOf } from './calendar.ts';
import type { PlannedCampaign } from './campaigns.ts';
import { planCampaigns, planInvitations } from './campaigns.ts';
import { planCases } from './cases.ts';
import { STANDARD_PRICE_BOOK, planCatalogue } from './catalogue.ts';
import type { Customer, World } from './company.ts';
import { dealCustomers } from './company.ts';
import { planContacts } from './contacts.ts';
import { planContracts } from './contracts.ts';
import { planDeals } from './deals.ts';
import { planFeedback } from './feedback.ts';
import type { Ledger } from './ledger.ts';
import { openLedger } from './ledger.ts';
import { planOverrides, planPulses } from './judgements.ts';
import { planMeetings } from './meetings.ts';
import { PERMISSION_SETS, STANDARD_PROFILE, planStaff } from './people.ts';
import type { DemoOptions, DemoPlan, PlannedLookup } from './plan.ts';
import { planDuplicates, planProspects } from './prospects.ts';
import { randomFor } from './random.ts';
import { firstDay, schedule } from './schedule.ts';
import { planShowcase } from './showcase.ts';
import { planMaturity, planSuccess } from './successPlans.ts';
import { planSurveys } from './surveys.ts';
import { planUsage } from './usage.ts';

const LOOKUPS: readonly PlannedLookup[] = [
  { key: STANDARD_PRICE_BOOK, soql: 'SELECT Id FROM Pricebook2 WHERE IsStandard = true' },
  { key: STANDARD_PROFILE, soql: "SELECT Id FROM Profile WHERE Name = 'Standard User'" },
  ...Object.values(PERMISSION_SETS).map((key) => ({ key, soql: `SELECT Id FROM PermissionSet WHERE Name = '${key.split(':')[1] ?? ''}'` }))
];

/** The customers behind a plan: what the generator knows and the records only show. For tests and reports. */
export function dealWorld({ seed, accounts, endDate }: DemoOptions): {
  readonly ledger: Ledger;
  readonly world: World;
  readonly customers: readonly Customer[];
} {
  const ledger = openLedger();
  const end = dayOf(endDate);
  const period = { start: firstDay(end), end };
  const staff = planStaff(ledger, randomFor(seed, 'staff'), period.start);
  const world: World = { seed, period, staff };
  return { ledger, world, customers: dealCustomers(world, accounts - 1) };
}

/**
 * Plans two years of a vendor of business software: who buys, uses, complains, meets, answers, renews and leaves.
 *
 * Pure: equal options give an equal plan, in the same order. Records refer to one another by symbolic keys.
 *
 * @returns lookups for what the org brings along, and the ticks of the clock with the writes of each
 */
export function planWeeks(options: DemoOptions): DemoPlan {
  const { ledger, world, customers } = dealWorld(options);
  planCatalogue(ledger, world.period.start);
  const campaigns = planCampaigns(ledger, world);
  planShowcase(ledger, world, campaigns);
  const heads = customers.filter(({ index }) => index % 10 === 0);
  for (const customer of customers) planCustomer(ledger, customer, { world, campaigns, heads });
  planProspects(ledger, world, Math.round(options.accounts / 3), customers.length);
  planDuplicates(ledger, customers, world);
  planOverrides(ledger, customers, world);
  const known = LOOKUPS.map((lookup) => lookup.key);
  return { lookups: LOOKUPS, ticks: schedule(ledger.entries, known, world.period.end) };
}

type Surroundings = { readonly world: World; readonly campaigns: readonly PlannedCampaign[]; readonly heads: readonly Customer[] };

/** All of one customer's records, those that are referred to first. */
function planCustomer(ledger: Ledger, customer: Customer, { world, campaigns, heads }: Surroundings): void {
  planAccount(ledger, customer, heads);
  planHandOver(ledger, customer, world.staff.sellers);
  const people = planContacts(ledger, customer, world.period);
  planContracts(ledger, customer, world.period);
  planDeals(ledger, customer, people, world);
  const assets = planAssets(ledger, customer, world);
  const closedCases = planCases(ledger, customer, { people, assets, world });
  planMeetings(ledger, customer, people, world);
  planInvitations(ledger, customer, people, campaigns);
  planUsage(ledger, customer, world);
  planSurveys(ledger, customer, { people, closedCases, world });
  planSuccess(ledger, customer, world);
  planMaturity(ledger, customer, world);
  planFeedback(ledger, customer, world);
  planPulses(ledger, customer, world);
}
