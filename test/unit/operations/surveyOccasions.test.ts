import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskReason } from '../../../src/domain/surveysResult.ts';
import { readOccasions } from '../../../src/operations/surveys/surveyOccasions.ts';
import { dayNumber, dayText } from '../../../src/soql/calendar.ts';
import { ScriptedOrg, orgId } from '../org/scriptedOrg.ts';

const account = '001000000000001AAA';
const contact = '003000000000001AAA';
const lead = '00Q000000000001AAA';

let org: ScriptedOrg;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
});

afterEach(() => org.stop());

type Row = Readonly<Record<string, string | boolean>>;

/** What is read in a time zone on a day when the org answers with these rows, each as `reason on from by contact`; and the query. */
async function read(reason: AskReason, place: { timeZone: string; today: string; leadWeeks?: number }, rows: readonly Row[]) {
  const queries: string[] = [];
  org.on('GET /query', ({ query }) => {
    const asked = query.get('q') ?? '';
    const isOrganization = asked.includes('FROM Organization');
    if (!isOrganization) queries.push(asked);
    const records = isOrganization ? [{ Id: orgId, Name: 'Local', TimeZoneSidKey: place.timeZone, NamespacePrefix: null }] : rows;
    return { json: { totalSize: records.length, done: true, records: records.map((record) => ({ attributes: {}, ...record })) } };
  });
  const client = await org.connect();
  const request = { client, today: dayNumber(place.today), leadWeeks: place.leadWeeks ?? 8, reasons: [reason] };
  const found = (await readOccasions(request)).map(({ on, from, by, contactId }) => [dayText(on), dayText(from), dayText(by), contactId]);
  return { found, query: queries[0] ?? '' };
}

describe('readOccasions', () => {
  it('counts the weeks before a decision over the ends of months and a leap day', async () => {
    const decided = (Decision_Date__c: string): Row => ({ Id: 'a00', Account__c: account, Decision_Date__c });
    const leap = await read('term_end', { timeZone: 'UTC', today: '2028-01-15' }, [decided('2028-03-01')]);
    // 31 days of January and 29 of February: 56 days before 1 March is 5 January.
    expect(leap.found).toEqual([['2028-03-01', '2028-01-05', '2028-02-23', undefined]]);
    expect(leap.query).toContain('Decision_Date__c >= 2028-01-15 AND Decision_Date__c <= 2028-03-11');
    const plain = await read('term_end', { timeZone: 'UTC', today: '2027-01-15' }, [decided('2027-03-01')]);
    expect(plain.found).toEqual([['2027-03-01', '2027-01-04', '2027-02-22', undefined]]);
    const year = await read('term_end', { timeZone: 'UTC', today: '2026-12-20', leadWeeks: 2 }, [decided('2027-01-02')]);
    expect(year.found).toEqual([['2027-01-02', '2026-12-19', '2026-12-26', undefined]]);
  });

  it('gives a closed case the day that it was in the org', async () => {
    // Two in the morning in UTC is nine in the evening before in New York, and ten in the morning in Tokyo.
    const rows = [{ Id: '500', AccountId: account, ContactId: contact, ClosedDate: '2026-03-01T02:00:00.000+0000' }];
    const east = await read('after_support', { timeZone: 'Asia/Tokyo', today: '2026-03-02' }, rows);
    expect(east.found).toEqual([['2026-03-01', '2026-03-01', '2026-03-08', contact]]);
    const west = await read('after_support', { timeZone: 'America/New_York', today: '2026-03-02' }, rows);
    expect(west.found).toEqual([['2026-02-28', '2026-02-28', '2026-03-07', contact]]);
  });

  it('looks back to the beginning of a day in the org, on the other side of a change of clocks', async () => {
    // A week before 12 March New York is five hours behind UTC, on the day itself four.
    const { query } = await read('after_support', { timeZone: 'America/New_York', today: '2026-03-12' }, []);
    expect(query).toContain('ClosedDate >= 2026-03-05T05:00:00Z');
    const { query: ahead } = await read('before_meeting', { timeZone: 'America/New_York', today: '2026-03-01' }, []);
    expect(ahead).toContain('StartDateTime >= 2026-03-01T05:00:00Z AND StartDateTime < 2026-03-16T04:00:00Z');
  });

  it('asks the guest of a meeting who is a contact, and anybody where it is a lead', async () => {
    const meeting = (WhoId: string): Row => ({ Id: '00U', AccountId: account, WhoId, StartDateTime: '2026-11-30T23:30:00.000+0000' });
    const { found } = await read('before_meeting', { timeZone: 'Europe/Berlin', today: '2026-11-22' }, [meeting(contact), meeting(lead)]);
    // Half past midnight on 1 December in Berlin.
    expect(found).toEqual([
      ['2026-12-01', '2026-11-17', '2026-11-29', contact],
      ['2026-12-01', '2026-11-17', '2026-11-29', undefined]
    ]);
  });

  it('takes the day of an event of a whole day as it stands: its instant is midnight in UTC, wherever the org is', async () => {
    const meeting = { Id: '00U', AccountId: account, WhoId: contact, StartDateTime: '2026-12-01T00:00:00.000+0000' };
    const row = { ...meeting, IsAllDayEvent: true, ActivityDate: '2026-12-01' };
    const { found, query } = await read('before_meeting', { timeZone: 'America/New_York', today: '2026-11-22' }, [row]);
    expect(found).toEqual([['2026-12-01', '2026-11-17', '2026-11-29', contact]]);
    expect(query).toContain('IsAllDayEvent, ActivityDate');
  });

  it('asks from a week after going live until a month after it', async () => {
    const rows = [{ Id: 'a0P', Account__c: account, Go_Live_On__c: '2026-01-31' }];
    const { found, query } = await read('after_onboarding', { timeZone: 'UTC', today: '2026-02-20' }, rows);
    expect(found).toEqual([['2026-01-31', '2026-02-07', '2026-03-02', undefined]]);
    expect(query).toContain('Go_Live_On__c >= 2026-01-21 AND Go_Live_On__c <= 2026-02-20');
  });

  it('looks at customers only', async () => {
    for (const reason of ['before_meeting', 'after_support', 'after_onboarding'] as const) {
      expect((await read(reason, { timeZone: 'UTC', today: '2026-11-22' }, [])).query).toContain(
        'IN (SELECT Account__c FROM Headroom_Account_Summary__c)'
      );
    }
  });
});
