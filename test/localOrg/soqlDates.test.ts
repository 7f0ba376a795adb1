import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Json, type TestOrg } from './testOrg.ts';

const people = {
  newYork: { zone: 'America/New_York', locale: 'en_US' },
  berlin: { zone: 'Europe/Berlin', locale: 'de_DE' },
  auckland: { zone: 'Pacific/Auckland', locale: 'en_NZ' }
} as const;
type Person = keyof typeof people;

let org: TestOrg;
const tokens = new Map<Person, string>();

beforeAll(async () => {
  const names = Object.keys(people) as Person[];
  org = await openTestOrg({
    apps: names.map((name) => ({ consumerKey: name, consumerSecret: 's', runAs: `${name}@example.com` })),
    now: '2026-07-12T02:00:00.000Z'
  });
  const [profile] = await org.query("SELECT Id FROM Profile WHERE Name = 'System Administrator'");
  for (const name of names) {
    const { zone, locale } = people[name];
    await org.create('User', {
      Username: `${name}@example.com`,
      LastName: name,
      Email: `${name}@example.com`,
      Alias: name.slice(0, 8),
      ProfileId: profile.Id,
      TimeZoneSidKey: zone,
      LocaleSidKey: locale,
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8'
    });
    tokens.set(name, await signInAs(org, { key: name, secret: 's' }));
  }
  // 02:00 UTC on Sunday: still Saturday evening in New York, Sunday in Berlin and Auckland.
  await org.create('Account', { Name: 'Made' });
  await org.setClock('2026-07-12T03:00:00.000Z');
});

afterAll(() => org.remove());

async function count(person: Person, condition: string): Promise<number> {
  const soql = `SELECT COUNT() FROM Account WHERE ${condition}`;
  const { body } = await org.call('GET', `/query?q=${encodeURIComponent(soql)}`, undefined, { token: tokens.get(person) ?? '' });
  return (body as Json).totalSize;
}

describe('date literals', () => {
  it('are days of the user’s own time zone', async () => {
    await org.setClock('2026-07-12T05:00:00.000Z');
    expect(await count('newYork', 'CreatedDate = TODAY')).toBe(0);
    expect(await count('newYork', 'CreatedDate = YESTERDAY')).toBe(1);
    expect(await count('berlin', 'CreatedDate = TODAY')).toBe(1);
    expect(await count('berlin', 'CreatedDate = LAST_N_DAYS:0')).toBe(1);
  });

  it('begin the week on the day that the user’s locale says', async () => {
    // The week of Germany begins on Monday, that of the United States on Sunday.
    await org.setClock('2026-07-13T12:00:00.000Z');
    expect(await count('berlin', 'CreatedDate = LAST_WEEK')).toBe(1);
    expect(await count('berlin', 'CreatedDate = THIS_WEEK')).toBe(0);
    // The week of New York began on Sunday the 12th: 02:00 UTC of that day is still Saturday of the week before.
    expect(await count('newYork', 'CreatedDate = LAST_WEEK')).toBe(1);
    await org.setClock('2026-07-12T12:00:00.000Z');
    expect(await count('berlin', 'CreatedDate = THIS_WEEK')).toBe(1);
    expect(await count('newYork', 'CreatedDate = THIS_WEEK')).toBe(0);
  });

  it.each([
    'CreatedDate = THIS_MONTH',
    'CreatedDate = THIS_QUARTER',
    'CreatedDate = THIS_FISCAL_QUARTER',
    'CreatedDate = THIS_YEAR',
    'CreatedDate = THIS_FISCAL_YEAR',
    'CreatedDate = LAST_90_DAYS',
    'CreatedDate = LAST_N_DAYS:365',
    'CreatedDate = N_DAYS_AGO:0',
    'CreatedDate > LAST_MONTH',
    'CreatedDate > LAST_N_WEEKS:2',
    'CreatedDate > N_WEEKS_AGO:2',
    'CreatedDate > N_MONTHS_AGO:1',
    'CreatedDate > LAST_N_MONTHS:3',
    'CreatedDate > LAST_N_QUARTERS:2',
    'CreatedDate > N_QUARTERS_AGO:2',
    'CreatedDate > LAST_N_YEARS:1',
    'CreatedDate > N_YEARS_AGO:1',
    'CreatedDate > LAST_N_FISCAL_QUARTERS:1',
    'CreatedDate > N_FISCAL_QUARTERS_AGO:1',
    'CreatedDate > LAST_N_FISCAL_YEARS:3',
    'CreatedDate > N_FISCAL_YEARS_AGO:3',
    'CreatedDate > LAST_FISCAL_YEAR',
    'CreatedDate > LAST_FISCAL_QUARTER',
    'CreatedDate < TOMORROW',
    'CreatedDate < NEXT_WEEK',
    'CreatedDate < NEXT_MONTH',
    'CreatedDate < NEXT_QUARTER',
    'CreatedDate < NEXT_YEAR',
    'CreatedDate < NEXT_FISCAL_QUARTER',
    'CreatedDate < NEXT_FISCAL_YEAR',
    'CreatedDate < NEXT_90_DAYS',
    'CreatedDate < NEXT_N_DAYS:5',
    'CreatedDate < NEXT_N_WEEKS:5',
    'CreatedDate < NEXT_N_MONTHS:5',
    'CreatedDate < NEXT_N_QUARTERS:5',
    'CreatedDate < NEXT_N_YEARS:5',
    'CreatedDate < NEXT_N_FISCAL_QUARTERS:5',
    'CreatedDate < NEXT_N_FISCAL_YEARS:5'
  ])('%s is understood', async (condition) => {
    await org.setClock('2026-07-12T12:00:00.000Z');
    expect(await count('berlin', condition)).toBe(1);
  });

  it('count fiscal quarters and years from the month in which the org’s year begins', async () => {
    const [company] = await org.query('SELECT Id FROM Organization');
    const { status, body } = await org.call('PATCH', `/sobjects/Organization/${company.Id}`, { FiscalYearStartMonth: 8 });
    expect([status, body]).toEqual([204, '']);
    await org.setClock('2026-08-02T12:00:00.000Z');
    expect(await count('berlin', 'CreatedDate = LAST_FISCAL_YEAR')).toBe(1);
    expect(await count('berlin', 'CreatedDate = LAST_FISCAL_QUARTER')).toBe(1);
    expect(await count('berlin', 'CreatedDate = THIS_YEAR')).toBe(1);
    expect(await count('berlin', 'FISCAL_QUARTER(CreatedDate) = 4')).toBe(1);
  });

  // The fiscal year from August 2026 to July 2027 is 2027 by its end and 2026 by its start.
  it.each([
    [false, '2026-07-31', 2026],
    [false, '2026-08-01', 2027],
    [true, '2026-07-31', 2025],
    [true, '2026-08-01', 2026]
  ])('name a fiscal year by its start: %s, so that of %s is %d, in queries and on opportunities', async (byStart, closeDate, year) => {
    const [company] = await org.query('SELECT Id FROM Organization');
    const settings = { FiscalYearStartMonth: 8, UsesStartDateAsFiscalYearName: byStart };
    expect((await org.call('PATCH', `/sobjects/Organization/${company.Id}`, settings)).status).toBe(204);
    const id = await org.create('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: closeDate });
    const soql = `SELECT FISCAL_YEAR(CloseDate) asked, MAX(FiscalYear) kept FROM Opportunity WHERE Id = '${id}' GROUP BY FISCAL_YEAR(CloseDate)`;
    expect(await org.query(soql)).toMatchObject([{ asked: year, kept: year }]);
  });
});

describe('parts of dates', () => {
  it('are taken in UTC, and with convertTimezone in the user’s zone', async () => {
    expect(await count('newYork', 'DAY_IN_MONTH(CreatedDate) = 12')).toBe(1);
    expect(await count('newYork', 'DAY_IN_MONTH(convertTimezone(CreatedDate)) = 11')).toBe(1);
    expect(await count('auckland', 'HOUR_IN_DAY(convertTimezone(CreatedDate)) = 14')).toBe(1);
    expect(await count('newYork', 'DAY_IN_WEEK(CreatedDate) = 1')).toBe(1);
  });
});
