import { SUCCESS_MANAGER_ROLE } from './accounts.ts';
import type { Day } from './calendar.ts';
import { addMonths, dateText, instantText } from './calendar.ts';
import type { PlannedCampaign } from './campaigns.ts';
import type { World } from './company.ts';
import { planShowcasePulses } from './judgements.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';
import { planShowcaseAssets, planShowcaseDeals } from './showcaseEstate.ts';
import { SHOWCASE, SHOWCASE_MANAGER, SHOWCASE_NAME, SHOWCASE_SELLER } from './showcaseKeys.ts';
import { planShowcaseAnswers, planShowcaseCases, planShowcaseMeetings, planShowcaseSuccess, planShowcaseUsage } from './showcaseStory.ts';

const CONTACT_TITLES = ['Chief Operating Officer', 'IT Manager', 'Team Lead', 'Data Analyst'] as const;

/**
 * Enters the one account that is made by hand: a software company of 240 people on Watch.
 *
 * It owns 40 of 120 seats, a training opportunity is open, a defect of 34 days holds its integrations back. A question of 20
 * days ago has become urgent and holds its score, mail to one person came back, fewer people use the product than a month ago
 * and it was last met 40 days ago; its success manager is confident all the same.
 */
export function planShowcase(ledger: Ledger, world: World, campaigns: readonly PlannedCampaign[]): void {
  const { end } = world.period;
  const start = addMonths(end + 105, -24);
  planCompany(ledger, start);
  planPeople(ledger, end, start);
  planShowcaseAssets(ledger, start);
  planShowcaseDeals(ledger, start, end);
  planShowcaseCases(ledger, world);
  planShowcaseMeetings(ledger, world);
  planShowcaseUsage(ledger, start, end);
  planShowcaseSuccess(ledger, world);
  planShowcaseAnswers(ledger, campaigns, end, start);
  planShowcasePulses(ledger, end);
}

function planCompany(ledger: Ledger, start: Day): void {
  ledger.create('Account', SHOWCASE, start, {
    Name: SHOWCASE_NAME,
    Type: 'Customer - Direct',
    Industry: 'Technology',
    NumberOfEmployees: 240,
    AnnualRevenue: 38_000_000,
    OwnerId: refTo(SHOWCASE_SELLER),
    BillingCity: 'Bristol',
    BillingCountry: 'United Kingdom',
    Website: 'https://www.quillhaven.example',
    Description: 'Makes writing tools for law firms. Key account, "handle with care".\nBoard meets in May.'
  });
  ledger.create('AccountTeamMember', 'team:showcase', start, {
    AccountId: refTo(SHOWCASE),
    UserId: refTo(SHOWCASE_MANAGER),
    TeamMemberRole: SUCCESS_MANAGER_ROLE
  });
  [start, addMonths(start, 12)].forEach((from, year) => {
    const key = `contract:showcase:${year}`;
    ledger.create('Contract', key, from - 5 * year, {
      AccountId: refTo(SHOWCASE),
      Status: 'Draft',
      StartDate: dateText(from),
      ContractTerm: 12,
      OwnerId: refTo(SHOWCASE_SELLER),
      Headroom_Annual_Value__c: year === 0 ? 150_000 : 180_000,
      Headroom_Auto_Renew__c: false,
      Headroom_Notice_Days__c: 30
    });
    ledger.change('Contract', key, from - 4 * year, { Status: 'Activated' });
  });
}

function planPeople(ledger: Ledger, end: Day, start: Day): void {
  CONTACT_TITLES.forEach((title, index) => {
    ledger.create('Contact', `contact:showcase:${index}`, index === 3 ? end - 300 : start, {
      AccountId: refTo(SHOWCASE),
      FirstName: ['Maelis', 'Dorrin', 'Vessa', 'Tobren'][index] ?? null,
      LastName: ['Silverlode', 'Quickbeam', 'Ashgrove', 'Hobbsworth'][index] ?? 'Fairweather',
      Title: title,
      Email: `person${index}@quillhaven.example`,
      OwnerId: refTo(SHOWCASE_SELLER)
    });
  });
  ledger.change('Contact', 'contact:showcase:3', end - 50, {
    EmailBouncedDate: instantText(end - 50, '07:15'),
    EmailBouncedReason: '550 5.1.1 user unknown'
  });
}
