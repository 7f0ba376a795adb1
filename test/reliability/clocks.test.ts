import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { changesByFreshCopy, differences } from './orgEqualsStore.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;
beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

describe("the org's clock", () => {
  it.each([600, -600])('that differs from ours by %i seconds more than before loses no record', async (seconds) => {
    covers([43]);
    await people.openCase('Cedar Foods', `Before ${seconds}`);
    await company.fault('clock_skew', { seconds });
    await people.openCase('Cedar Foods', `After ${seconds}`);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
    await company.noFaults();
    await people.openCase('Cedar Foods', `Back ${seconds}`);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });

  it('may be in the night of summer time, of a leap day or far from Greenwich: days are days of the org', async () => {
    covers([42]);
    for (const now of ['2027-03-28T00:59:00.000Z', '2028-02-29T22:59:00.000Z', '2028-02-29T23:00:00.000Z']) {
      await company.org.setClock(now);
      await people.openCase('Birch Dental', `At ${now}`);
      const result = await company.sync();
      expect([now, result.status, result.asOf.slice(0, 16)]).toEqual([now, 'done', now.slice(0, 16)]);
      expect(await differences(company)).toEqual([]);
    }
  });

  it('decides when a day begins: the first run of it scores everybody, a machine without any copy gives the same', async () => {
    covers([42]);
    // Berlin is an hour before Greenwich in winter: at 23:01 the second of March has begun there.
    await company.org.setClock('2028-03-01T22:10:00.000Z');
    await company.sync();
    expect((await company.sync()).scored).toMatchObject({ kind: 'touched' });
    await company.org.setClock('2028-03-01T23:01:00.000Z');
    expect((await company.sync()).scored).toMatchObject({ kind: 'full' });
    expect(await changesByFreshCopy(company)).toEqual([]);
  });
});

describe('ids', () => {
  it('of 15 characters become those of 18, in the copy and in what is written', async () => {
    covers([39]);
    await people.openCase('Elm Logistics', 'With short ids', { Priority: 'High', Type: 'Problem' });
    await company.pass(400);
    await company.fault('short_ids');
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    await company.noFaults();
    expect(await differences(company)).toEqual([]);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ writtenTotal: 0 });
  });

  it('that differ by letter case alone are two records', async () => {
    covers([39]);
    const records = Array.from({ length: 150 }, (_each, at) => ({ attributes: { type: 'Contact' }, LastName: `Case of letters ${at}` }));
    await company.org.call('POST', '/composite/sobjects', { records });
    const ids = (await company.org.query('SELECT Id FROM Contact')).map(({ Id }): string => Id.slice(0, 15));
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBeLessThan(ids.length);
    await company.pass(400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
  });
});
