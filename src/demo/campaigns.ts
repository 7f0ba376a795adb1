import type { Day } from './calendar.ts';
import { dateText, yearOf } from './calendar.ts';
import type { Customer, World } from './company.ts';
import type { ContactPerson } from './contacts.ts';
import { presentPeople } from './contacts.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';
import { randomFor } from './random.ts';

/** A campaign as invitations need it. */
export type PlannedCampaign = {
  readonly key: string;
  readonly type: string;
  readonly on: Day;
  /** Status that counts as an answer. */
  readonly answered: string;
  /** Share of customers invited, and how much more often those in good health answer. */
  readonly reach: number;
  readonly answerShare: number;
};

type Kind = Pick<PlannedCampaign, 'type' | 'answered' | 'reach' | 'answerShare'> & { readonly name: string };

const KINDS: readonly Kind[] = [
  { type: 'Webinar', name: 'Webinar', answered: 'Attended', reach: 0.6, answerShare: 0.45 },
  { type: 'Email', name: 'Newsletter', answered: 'Responded', reach: 0.45, answerShare: 0.25 },
  { type: 'User Group', name: 'User group', answered: 'Attended', reach: 0.25, answerShare: 0.4 },
  { type: 'Seminar', name: 'Seminar', answered: 'Attended', reach: 0.2, answerShare: 0.35 },
  { type: 'Community', name: 'Community challenge', answered: 'Responded', reach: 0.35, answerShare: 0.35 },
  { type: 'Webinar', name: 'Web-Seminar, "Neues im Herbst"', answered: 'Attended', reach: 0.45, answerShare: 0.4 },
  { type: 'Reference', name: 'Reference calls', answered: 'Responded', reach: 0.22, answerShare: 0.45 },
  { type: 'Conference', name: 'Lantern Days conference', answered: 'Attended', reach: 0.55, answerShare: 0.45 },
  { type: 'Case Study', name: 'Case studies', answered: 'Responded', reach: 0.16, answerShare: 0.4 },
  { type: 'Trade Show', name: 'Trade show, hall 7', answered: 'Attended', reach: 0.2, answerShare: 0.25 },
  { type: 'Referral Program', name: 'Refer a friend', answered: 'Responded', reach: 0.25, answerShare: 0.3 },
  { type: 'Public Relations', name: 'Press quotes', answered: 'Responded', reach: 0.05, answerShare: 0.5 },
  { type: 'User Conference', name: 'ユーザー会', answered: 'Attended', reach: 0.2, answerShare: 0.4 }
];

/** Days between two campaigns. */
const EVERY_DAYS = 15;

/** Enters the vendor's campaigns, one every fortnight, with a status of its own for people who attended. */
export function planCampaigns(ledger: Ledger, { period }: World): readonly PlannedCampaign[] {
  const campaigns: PlannedCampaign[] = [];
  for (let on = period.start + 20; on < period.end + 30; on += EVERY_DAYS) {
    const kind = KINDS[campaigns.length % KINDS.length] as Kind;
    const campaign: PlannedCampaign = { ...kind, key: `campaign:${campaigns.length}`, on };
    campaigns.push(campaign);
    ledger.create('Campaign', campaign.key, on - 30, {
      Name: `${kind.name} ${yearOf(on)}-${campaigns.length}`,
      Type: kind.type,
      Status: 'Planned',
      IsActive: true,
      StartDate: dateText(on),
      EndDate: dateText(on + 2)
    });
    if (kind.answered === 'Attended') {
      ledger.create('CampaignMemberStatus', `status:${campaign.key}`, on - 30, {
        CampaignId: refTo(campaign.key),
        Label: 'Attended',
        HasResponded: true,
        SortOrder: 3
      });
    }
    ledger.change('Campaign', campaign.key, on, { Status: 'In Progress' });
    ledger.change('Campaign', campaign.key, on + 21, { Status: 'Completed', IsActive: false });
  }
  return campaigns;
}

/** Invites a customer's people; the better the customer does, the more of them answer. */
export function planInvitations(
  ledger: Ledger,
  customer: Customer,
  people: readonly ContactPerson[],
  campaigns: readonly PlannedCampaign[]
): void {
  const { life } = customer;
  if (life.story === 'dark') return;
  for (const campaign of campaigns) {
    const day = campaign.on - 14;
    if (day < life.start + 10 || (life.leftOn !== undefined && day > life.leftOn)) continue;
    const random = randomFor(customer.index, `${campaign.key} ${customer.draws('invitations').whole(0, 1_000_000)}`);
    if (!random.chance(campaign.reach)) continue;
    const guests = random.shuffled(presentPeople(people, day)).slice(0, random.whole(1, 3));
    for (const guest of guests) {
      const key = `member:${campaign.key}:${guest.key}`;
      ledger.create('CampaignMember', key, day, { CampaignId: refTo(campaign.key), ContactId: refTo(guest.key), Status: 'Sent' });
      const answers = random.chance(campaign.answerShare * (0.1 + 1.1 * life.wellbeing(day) ** 1.5));
      if (answers) ledger.change('CampaignMember', key, campaign.on + random.whole(0, 4), { Status: campaign.answered });
    }
  }
}
