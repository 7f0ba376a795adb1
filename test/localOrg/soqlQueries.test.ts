import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let acme = '';
let globex = '';
let globexCase = '';

beforeAll(async () => {
  org = await openTestOrg();
  await org.setClock('2026-07-15T12:00:00.000Z');
  acme = await org.create('Account', {
    Name: 'Acme',
    Industry: 'Technology',
    AnnualRevenue: 1000,
    NumberOfEmployees: 10,
    Type: 'Prospect'
  });
  globex = await org.create('Account', { Name: 'globex', Industry: 'Energy', AnnualRevenue: 250, ParentId: acme, Rating: 'Hot' });
  await org.create('Account', { Name: "O'Neil \\ 100%_é", Phone: '1' });
  for (const LastName of ['Adams', 'Baker', 'Clark']) await org.create('Contact', { LastName, AccountId: acme, Title: 'CFO' });
  await org.create('Contact', { LastName: 'Davis', AccountId: globex });
  globexCase = await org.create('Case', { Subject: 'Broken', AccountId: globex, Priority: 'High' });
  const lead = await org.create('Lead', { LastName: 'Evans', Company: 'Elsewhere', Title: 'CTO' });
  await org.create('Task', { Subject: 'On account', WhatId: acme });
  await org.create('Task', { Subject: 'On case', WhatId: globexCase });
  await org.create('Task', { Subject: 'With lead', WhoId: lead });
});

afterAll(() => org.remove());

/** Names of the records of a query, in order. */
async function names(soql: string): Promise<string> {
  return (await org.query(soql)).map((record: Json) => record.Name).join(' ');
}

describe('conditions', () => {
  it.each([
    ["Name = 'ACME'", 'Acme'],
    ["Name LIKE 'a%'", 'Acme'],
    ["Name LIKE '%\\_%'", "O'Neil \\ 100%_é"],
    ["Name LIKE '%100\\%%'", "O'Neil \\ 100%_é"],
    ["Name = 'o\\'neil \\\\ 100%_\\u00e9'", "O'Neil \\ 100%_é"],
    ["Industry != 'Energy'", "Acme O'Neil \\ 100%_é"],
    ["Industry NOT IN ('Energy')", "Acme O'Neil \\ 100%_é"],
    ["NOT (Industry = 'Energy')", "Acme O'Neil \\ 100%_é"],
    ["NOT Industry = 'Energy' AND AnnualRevenue > 5", 'Acme'],
    ["(Industry = 'Energy' AND Rating = 'Hot') OR NumberOfEmployees = 10", 'Acme globex'],
    ['AnnualRevenue >= 250.0', 'Acme globex'],
    ['CreatedDate = TODAY AND AnnualRevenue = 1e3', 'Acme'],
    ['CreatedDate > 2026-07-15T13:59:59+02:00 AND CreatedDate <= 2026-07-15T12:30:00Z AND Industry != null', 'Acme globex'],
    ['Parent.Name = null AND Industry != null', 'Acme'],
    ["Parent.Owner.IsActive = true AND Parent.Industry IN ('technology', 'retail')", 'globex'],
    ["Id IN (SELECT AccountId FROM Contact WHERE Title = 'cfo') AND Id NOT IN (SELECT AccountId FROM Case)", 'Acme'],
    ["toLabel(Industry) = 'energy'", 'globex'],
    ['DAY_ONLY(convertTimezone(CreatedDate)) = 2026-07-15 AND Rating != null', 'globex']
  ])('%s holds for %s', async (condition, expected) => {
    expect(await names(`SELECT Name FROM Account WHERE ${condition} ORDER BY Name`)).toBe(expected);
  });

  it('takes ids of 15 and 18 characters, in filters and in lists', async () => {
    expect(await names(`SELECT Name FROM Account WHERE Id = '${acme.slice(0, 15)}'`)).toBe('Acme');
    expect(await names(`SELECT Name FROM Account WHERE Id IN ('${acme}', '${globex.slice(0, 15)}') ORDER BY Name`)).toBe('Acme globex');
    expect(await names(`SELECT Name FROM Account WHERE ParentId != '${acme.slice(0, 15)}' AND Industry != null`)).toBe('Acme');
  });
});

describe('records', () => {
  it('come with their fields in the order of the select list, parents where they are first named', async () => {
    const [record] = await org.query(`SELECT Owner.Alias, Name, Parent.Name, Owner.Name, Id FROM Account WHERE Id = '${globex}'`);
    expect(Object.keys(record)).toEqual(['attributes', 'Owner', 'Name', 'Parent', 'Id']);
    expect(Object.keys(record.Owner)).toEqual(['attributes', 'Alias', 'Name']);
    expect(record.Parent).toEqual({ attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${acme}` }, Name: 'Acme' });
  });

  it('have null for a parent that is not there', async () => {
    expect(await org.query(`SELECT Parent.Name FROM Account WHERE Id = '${acme}'`)).toMatchObject([{ Parent: null }]);
  });

  it('have children with a condition, order and limit of their own, and null where there are none', async () => {
    const soql =
      'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 2), (SELECT Id FROM Cases) FROM Account ORDER BY Name LIMIT 2';
    const [first, second] = await org.query(soql);
    expect([first.Contacts.totalSize, first.Contacts.done, first.Contacts.records.map((each: Json) => each.LastName)]).toEqual([
      2,
      true,
      ['Clark', 'Baker']
    ]);
    expect([first.Cases, second.Cases.records[0].Id]).toEqual([null, globexCase]);
  });

  it('have children of children since API version 58.0, up to five levels', async () => {
    const soql =
      'SELECT Name, (SELECT Name, (SELECT LastName FROM Contacts) FROM ChildAccounts) FROM Account WHERE ParentId = null AND Industry != null';
    const [record] = await org.query(soql);
    expect(record.ChildAccounts.records[0].Contacts.records[0].LastName).toBe('Davis');
    const old = await org.call('GET', `/services/data/v57.0/query?q=${encodeURIComponent(soql)}`);
    expect(old.body[0].message).toContain(
      'SOQL statements cannot query aggregate relationships more than 1 level away from the root entity'
    );
    const six = [1, 2, 3, 4, 5, 6].reduce((inner) => `(SELECT Id, ${inner} FROM ChildAccounts)`, '(SELECT Id FROM Contacts)');
    const deep = await org.call('GET', `/query?q=${encodeURIComponent(`SELECT Id, ${six} FROM Account`)}`);
    expect(deep.body[0].message).toContain('more than 5 levels away from the root entity object.');
  });

  it('name children by their parent too, as old queries do', async () => {
    const soql = `SELECT Account.Name, (SELECT Contact.LastName FROM Account.Contacts) FROM Account WHERE Id = '${globex}'`;
    expect(await org.query(soql)).toMatchObject([{ Name: 'globex', Contacts: { records: [{ LastName: 'Davis' }] } }]);
  });

  it('show a polymorphic parent as a Name with its Type', async () => {
    const found = await org.query('SELECT What.Name, What.Type, Who.Name, Who.Title, Owner.Type FROM Task ORDER BY Subject');
    expect(found.map((each: Json) => [each.What?.attributes.type, each.What?.Type, each.Who?.Name, each.Who?.Title])).toEqual([
      ['Name', 'Account', undefined, undefined],
      ['Name', 'Case', undefined, undefined],
      [undefined, undefined, 'Evans', 'CTO']
    ]);
    expect(found[0].What.attributes.url).toBe(`/services/data/v66.0/sobjects/Account/${acme}`);
    expect(found[0].Owner.Type).toBe('User');
  });

  it('reach the profile and the role of an owner that may be a queue', async () => {
    const [lead] = await org.query('SELECT owner.Profile.Name, owner.Profile.Id, Owner.UserRole.Name, Title, Name FROM lead LIMIT 1');
    expect(lead.Owner).toMatchObject({
      attributes: { type: 'Name' },
      Profile: { attributes: { type: 'Profile' }, Name: 'System Administrator' }
    });
    expect(lead.Owner.UserRole).toBeNull();
    expect(await org.query("SELECT Id FROM Lead WHERE Owner.Profile.Name = 'system administrator'")).toHaveLength(1);
  });

  it('take fields by the object of a polymorphic parent with TYPEOF', async () => {
    const found = await org.query(
      'SELECT Subject, TYPEOF What WHEN Account THEN Name, Industry WHEN Case THEN Priority END, TYPEOF Who WHEN Contact THEN Email ELSE Name END FROM Task ORDER BY Subject'
    );
    expect(found.map((each: Json) => [each.What, each.Who])).toEqual([
      [{ attributes: { type: 'Account', url: expect.any(String) }, Name: 'Acme', Industry: 'Technology' }, null],
      [{ attributes: { type: 'Case', url: expect.any(String) }, Priority: 'High' }, null],
      [null, { attributes: { type: 'Lead', url: expect.any(String) }, Name: 'Evans' }]
    ]);
    expect(Object.keys(found[0])).toEqual(['attributes', 'Subject', 'What', 'Who']);
  });

  it('are null for a polymorphic parent whose object TYPEOF does not name', async () => {
    const [, second] = await org.query('SELECT TYPEOF What WHEN Account THEN Name END FROM Task ORDER BY Subject');
    expect(second.What).toBeNull();
  });

  it('hold every field of FIELDS(ALL), and only standard ones of FIELDS(STANDARD)', async () => {
    const [all] = await org.query('SELECT FIELDS(ALL) FROM Account LIMIT 1');
    const [standard] = await org.query('SELECT FIELDS(STANDARD) FROM Account LIMIT 1');
    expect(Object.keys(all)).toEqual(Object.keys(standard));
    expect(all).toHaveProperty('SystemModstamp');
  });
});

describe('order', () => {
  it('sorts picklists as Setup lists their values, others behind them', async () => {
    for (const Priority of ['Low', 'High', 'Medium', 'Someday', null]) await org.create('Case', { Subject: 'Sorted', Priority });
    const soql = "SELECT Priority FROM Case WHERE Subject = 'Sorted' ORDER BY Priority";
    expect((await org.query(soql)).map((each: Json) => each.Priority)).toEqual([null, 'High', 'Medium', 'Low', 'Someday']);
    expect((await org.query(`${soql} DESC NULLS LAST`)).map((each: Json) => each.Priority)).toEqual([
      'Someday',
      'Low',
      'Medium',
      'High',
      null
    ]);
  });

  it('sorts text by its capitals, so that letter case does not count', async () => {
    for (const Subject of ['b_', 'B_', 'ba', 'BZ']) await org.create('Case', { Subject, Origin: 'Web' });
    const found = await org.query("SELECT Subject FROM Case WHERE Origin = 'Web' ORDER BY Subject, Id");
    expect(found.map((each: Json) => each.Subject)).toEqual(['ba', 'BZ', 'b_', 'B_']);
  });
});

describe('aggregates', () => {
  it('give one row of totals, named expr0, expr1 or by alias', async () => {
    const [row] = await org.query(
      'SELECT COUNT(Id), SUM(AnnualRevenue) total, MIN(Name), MAX(CreatedDate), COUNT_DISTINCT(Industry) kinds, AVG(AnnualRevenue) FROM Account'
    );
    expect(row).toEqual({
      attributes: { type: 'AggregateResult' },
      expr0: 3,
      total: 1250,
      expr1: 'Acme',
      expr2: '2026-07-15T12:00:00.000+0000',
      kinds: 2,
      expr3: 625
    });
  });

  it('count without records', async () => {
    const { body } = await org.call('GET', `/query?q=${encodeURIComponent("SELECT COUNT() FROM Contact WHERE Account.Name = 'acme'")}`);
    expect(body).toEqual({ totalSize: 3, done: true, records: [] });
  });

  it('group by a short text area', async () => {
    const [group] = await org.query('SELECT BillingStreet, COUNT(Id) n FROM Account GROUP BY BillingStreet');
    expect(group).toMatchObject({ BillingStreet: null, n: 3 });
  });

  it('group by a field of a parent under its own name, with HAVING', async () => {
    const found = await org.query('SELECT Account.Name, COUNT(Id) n FROM Contact GROUP BY Account.Name HAVING COUNT(Id) > 1');
    expect(found).toEqual([{ attributes: { type: 'AggregateResult' }, Name: 'Acme', n: 3 }]);
  });

  it('add subtotals with ROLLUP, told apart by GROUPING', async () => {
    const found = await org.query(
      'SELECT Industry, GROUPING(Industry) g, COUNT(Id) n FROM Account WHERE Industry != null GROUP BY ROLLUP(Industry) ORDER BY GROUPING(Industry), Industry'
    );
    expect(found.map((each: Json) => [each.Industry, each.g, each.n])).toEqual([
      ['Energy', 0, 1],
      ['Technology', 0, 1],
      [null, 1, 2]
    ]);
  });
});

describe('functions in the select list', () => {
  it('show a number, a date and money in the words of the user’s locale with FORMAT', async () => {
    const [row] = await org.query(
      `SELECT FORMAT(AnnualRevenue) money, FORMAT(CreatedDate) at, FORMAT(NumberOfEmployees) n FROM Account WHERE Id = '${acme}'`
    );
    expect(row).toMatchObject({ money: '$1,000', n: '10' });
    expect(row.at).toMatch(/^7\/15\/2026, /);
  });

  it('give labels with toLabel and leave money of an org with one currency as it is with convertCurrency', async () => {
    const [row] = await org.query(`SELECT toLabel(Type), convertCurrency(AnnualRevenue) FROM Account WHERE Id = '${acme}'`);
    expect(row).toMatchObject({ Type: 'Prospect', AnnualRevenue: 1000 });
  });
});

describe('scopes and modes', () => {
  it.each(['everything', 'mine', 'Mine'])('USING SCOPE %s gives the records of the only owner', async (scope) => {
    expect(await names(`SELECT Name FROM Account USING SCOPE ${scope} WHERE Industry != null ORDER BY Name`)).toBe('Acme globex');
  });

  it('USING SCOPE team gives accounts on whose team the user is', async () => {
    expect(await names('SELECT Name FROM Account USING SCOPE team')).toBe('');
    const [me] = await org.query("SELECT Id FROM User WHERE Profile.Name = 'System Administrator' LIMIT 1");
    await org.create('AccountTeamMember', { AccountId: globex, UserId: me.Id, TeamMemberRole: 'Sales Rep' });
    expect(await names('SELECT Name FROM Account USING SCOPE team')).toBe('globex');
  });

  it.each(['WITH USER_MODE', 'WITH SYSTEM_MODE', 'WITH SECURITY_ENFORCED', 'FOR VIEW', 'FOR REFERENCE', 'FOR UPDATE'])(
    'takes %s',
    async (words) => {
      expect(await names(`SELECT Name FROM Account ${words.startsWith('W') ? words : `LIMIT 5 ${words}`}`)).not.toBe('');
    }
  );
});
