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

const resultsOf = (id: string): Promise<unknown[]> =>
  company.org.query(`SELECT Id FROM Headroom_Scorecard_Result__c WHERE Account__c = '${id}'`);
const keysOf = async (object: string): Promise<string[]> =>
  (await company.org.query(`SELECT Key__c FROM ${object}`)).map(({ Key__c }) => Key__c);

describe('accounts that are merged', () => {
  it('become one: the winner is scored with what moved to it, records of ours about the loser go', async () => {
    covers([6]);
    const winner = await people.account('Oak Hospitals');
    const loser = await people.account('Fir Insurance');
    await people.openCase('Fir Insurance', 'Moves along', { Priority: 'High' });
    await people.merge(winner, loser);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
    expect(await resultsOf(loser)).toEqual([]);
    for (const object of ['Headroom_Scorecard_Result__c', 'Headroom_Account_Summary__c', 'Headroom_Whitespace_Cell__c']) {
      expect((await keysOf(object)).filter((key) => key.startsWith(loser))).toEqual([]);
    }
  });

  it('one into the next, in one window, end in the last winner', async () => {
    covers([6]);
    const [first, second, last] = [
      await people.account('Alder Print'),
      await people.account('Birch Dental'),
      await people.account('Cedar Foods')
    ];
    await people.merge(second, first);
    await people.merge(last, second);
    await people.change('Account', last, { NumberOfEmployees: 475 });
    await company.pass(400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
    expect([await resultsOf(first), await resultsOf(second)]).toEqual([[], []]);
  });

  it('bring along what points to them even where the org puts no stamp on it', async () => {
    covers([6, 7]);
    const [winner, loser] = [await people.account('Aster Clinics'), await people.account('Begonia Freight')];
    await people.openCase('Begonia Freight', 'Moves without a stamp', { Priority: 'High' });
    await company.sync();
    await company.pass(400);
    await company.fault('quiet_moves');
    await people.merge(winner, loser);
    await company.pass(400);
    const stop = (step: string, object?: string): void => {
      if (step === 'cursor_advanced' && object === 'Account') throw new Error('stopped once the position knew of the merge');
    };
    await expect(company.sync({ onStep: stop })).rejects.toThrow('stopped');
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
    expect(await changesByFreshCopy(company)).toEqual([]);
  });

  it('while a sync reads pages are there whole after the next one', async () => {
    covers([6, 23]);
    const [winner, loser] = [await people.account('Dogwood Labs'), await people.account('Elm Logistics')];
    await people.openCase('Elm Logistics', 'Read before the merge');
    await company.pass(400);
    await company.fault('meanwhile', {
      object: 'Case',
      method: 'GET',
      at: 2,
      does: people.merging(winner, loser)
    });
    await company.sync();
    await company.pass(400);
    await company.sync();
    expect(await company.org.query(`SELECT Id FROM Account WHERE Id = '${loser}'`)).toEqual([]);
    expect(await differences(company)).toEqual([]);
    expect(await resultsOf(loser)).toEqual([]);
  });

  it('leave what people said about the loser where the org moved it', async () => {
    covers([6, 34]);
    const [winner, loser] = [await people.account('Nettle Freight'), await people.account('Sorrel Bakery')];
    const pulse = await company.org.create('Headroom_Pulse__c', { Account__c: loser, Pulse__c: 'Worried', Reason__c: 'They told us so' });
    await people.merge(winner, loser);
    await company.pass(400);
    await company.sync();
    expect(await company.org.query(`SELECT Account__c, Reason__c FROM Headroom_Pulse__c WHERE Id = '${pulse}'`)).toMatchObject([
      { Account__c: winner, Reason__c: 'They told us so' }
    ]);
    expect(await differences(company)).toEqual([]);
  });

  it('leave scores that a machine without any copy gives, too', async () => {
    covers([6]);
    expect(await company.sync()).toMatchObject({ writtenTotal: 0 });
    expect(await changesByFreshCopy(company)).toEqual([]);
  });
});
