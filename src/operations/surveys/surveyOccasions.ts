import { dayText, epochDay } from '../../domain/day.ts';
import type { AskReason } from '../../domain/surveysResult.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { dayAt, startOfDay } from '../../soql/calendar.ts';
import { daysAhead, daysBack, meetingOccasion, onboardingOccasion, supportOccasion, termEndOccasion } from '../../surveys/occasions.ts';
import type { DatedEvent, Occasion } from '../../surveys/occasions.ts';

/** What occasions are read with. `today` is counted from 1970-01-01 in the org's zone. */
export type OccasionRequest = {
  readonly client: OrgClient;
  readonly today: number;
  readonly leadWeeks: number;
  readonly reasons: readonly AskReason[];
};

/** Accounts that the last sync found to be customers. */
export const customersOnly = 'IN (SELECT Account__c FROM Headroom_Account_Summary__c)';

/** Contacts' ids begin with this; a guest of a meeting may also be a lead. */
const contactPrefix = '003';

const readers: Readonly<Record<AskReason, (request: OccasionRequest) => Promise<readonly Occasion[]>>> = {
  term_end: termEnds,
  before_meeting: meetings,
  after_support: closedCases,
  after_onboarding: goLives
};

/** Everything at customers that makes an answer worth having these days. One query to the org for each reason; writes nothing. */
export async function readOccasions(request: OccasionRequest): Promise<readonly Occasion[]> {
  const occasions: Occasion[] = [];
  for (const reason of request.reasons) occasions.push(...(await readers[reason](request)));
  return occasions;
}

async function termEnds({ client, today, leadWeeks }: OccasionRequest): Promise<readonly Occasion[]> {
  const rows = await client.query(
    [
      'SELECT Id, Account__c, Decision_Date__c FROM Headroom_Account_Summary__c',
      `WHERE Decision_Date__c >= ${dayText(today)} AND Decision_Date__c <= ${dayText(today + leadWeeks * 7)}`
    ].join(' ')
  );
  return rows.map((row) =>
    termEndOccasion(
      { accountId: String(row['Account__c']), on: epochDay(String(row['Decision_Date__c'])), recordId: String(row['Id']) },
      leadWeeks
    )
  );
}

async function meetings({ client, today }: OccasionRequest): Promise<readonly Occasion[]> {
  const { timeZone } = client.identity;
  const rows = await client.query(
    [
      'SELECT Id, AccountId, WhoId, StartDateTime, IsAllDayEvent, ActivityDate FROM Event WHERE IsChild = false',
      `AND StartDateTime >= ${instantOf(today, timeZone)}`,
      `AND StartDateTime < ${instantOf(today + daysAhead.before_meeting + 1, timeZone)}`,
      `AND AccountId ${customersOnly}`
    ].join(' ')
  );
  return rows.map((row) => {
    const event = eventOf(row, { date: 'StartDateTime', person: 'WhoId', timeZone });
    // An event of a whole day begins at midnight in UTC, which is the evening before in the west.
    return meetingOccasion(row['IsAllDayEvent'] === true ? { ...event, on: epochDay(String(row['ActivityDate'])) } : event);
  });
}

async function closedCases({ client, today }: OccasionRequest): Promise<readonly Occasion[]> {
  const { timeZone } = client.identity;
  const rows = await client.query(
    [
      'SELECT Id, AccountId, ContactId, ClosedDate FROM Case WHERE IsClosed = true AND ContactId != null',
      `AND ClosedDate >= ${instantOf(today - daysBack.after_support, timeZone)}`,
      `AND AccountId ${customersOnly}`
    ].join(' ')
  );
  return rows.map((row) => supportOccasion(eventOf(row, { date: 'ClosedDate', person: 'ContactId', timeZone })));
}

async function goLives({ client, today }: OccasionRequest): Promise<readonly Occasion[]> {
  const rows = await client.query(
    [
      'SELECT Id, Account__c, Go_Live_On__c FROM Headroom_Success_Plan__c',
      `WHERE Go_Live_On__c >= ${dayText(today - daysBack.after_onboarding)} AND Go_Live_On__c <= ${dayText(today)}`,
      `AND Account__c ${customersOnly}`
    ].join(' ')
  );
  return rows.map((row) =>
    onboardingOccasion({ accountId: String(row['Account__c']), on: epochDay(String(row['Go_Live_On__c'])), recordId: String(row['Id']) })
  );
}

type EventFields = { readonly date: string; readonly person: string; readonly timeZone: string };

function eventOf(row: OrgRecord, { date, person, timeZone }: EventFields): DatedEvent {
  const contact = row[person];
  return {
    accountId: String(row['AccountId']),
    on: dayAt(Date.parse(String(row[date])), timeZone),
    recordId: String(row['Id']),
    ...(typeof contact === 'string' && contact.startsWith(contactPrefix) ? { contactId: contact } : {})
  };
}

/** Beginning of a day in the org's zone, as SOQL writes an instant. */
function instantOf(day: number, timeZone: string): string {
  return new Date(startOfDay(day, timeZone)).toISOString().replace('.000Z', 'Z');
}
