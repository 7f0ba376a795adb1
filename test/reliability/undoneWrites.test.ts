import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;

beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
  await company.pass(60);
  await company.sync();
});

afterEach(() => company.noFaults());
afterAll(() => company.remove());

const object = 'Headroom_Scorecard_Result__c';

/** The results that stand in the org for an account, by id. */
const resultsOf = (account: string) =>
  company.org.query(`SELECT Id, Score__c FROM ${object} WHERE Account__c = '${account}' ORDER BY Key__c`);

/** The same results with everything in them that can be edited. */
async function wholeResults(account: string) {
  const { body } = await company.org.call('GET', `/sobjects/${object}/describe`);
  const fields: readonly { readonly name: string; readonly updateable: boolean; readonly custom: boolean }[] = body.fields;
  const names = fields.filter(({ updateable, custom }) => updateable && custom).map(({ name }) => name);
  return company.org
    .query(`SELECT Id, ${names.join(', ')} FROM ${object} WHERE Account__c = '${account}' ORDER BY Key__c`)
    .then((rows) => rows.map(({ attributes: _, ...values }) => values));
}

/** A customer made now, with the records that a sync makes for it. */
async function newcomer(Name: string): Promise<string> {
  const id = await company.org.create('Account', { Name, Type: 'Customer - Direct' });
  await company.pass(60);
  await company.sync();
  return id;
}

async function nextSync() {
  await company.pass(60);
  return company.sync();
}

describe('a write of ours that somebody undoes before the next sync reads it', () => {
  it('is made again where it had created a record and somebody deleted it', async () => {
    covers([4]);
    const account = await newcomer('Short Stay');
    const made = await resultsOf(account);
    await people.remove(object, made[0].Id);
    expect(await nextSync()).toMatchObject({ writtenTotal: 1, scored: { kind: 'touched', accounts: 1 } });
    expect(await resultsOf(account)).toHaveLength(made.length);
    expect(await nextSync()).toMatchObject({ writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
  });

  it('is made again where it had changed a record and somebody set back all of it', async () => {
    covers([35]);
    const account = await people.account('Alder Print');
    const before = await wholeResults(account);
    for (const Subject of ['Cannot print', 'Cannot scan', 'Cannot copy'])
      await people.openCase('Alder Print', Subject, { Priority: 'High' });
    await nextSync();
    const after = await wholeResults(account);
    const at = after.findIndex(({ Score__c }, n) => Score__c !== before[n]?.Score__c);
    expect(at).toBeGreaterThanOrEqual(0);
    const { Id, ...values } = before[at];
    await people.change(object, Id, values);
    expect(await nextSync()).toMatchObject({ writtenTotal: 1, scored: { kind: 'touched', accounts: 1 } });
    expect((await wholeResults(account)).map(({ Score__c }) => Score__c)).toEqual(after.map(({ Score__c }) => Score__c));
  });

  it('is made again where it had deleted a record and somebody brought it back', async () => {
    covers([4]);
    const account = await newcomer('Shorter Stay');
    const [first] = await resultsOf(account);
    await nextSync();
    await people.change('Account', account, { Type: 'Prospect' });
    await nextSync();
    expect(await resultsOf(account)).toEqual([]);
    await people.undelete(first.Id);
    expect(await nextSync()).toMatchObject({ written: { deleted: 1 }, writtenTotal: 1, scored: { kind: 'touched', accounts: 1 } });
    expect(await resultsOf(account)).toEqual([]);
  });

  it("waits for the org's safe mark, before which nobody knows whether its rows are all there", async () => {
    covers([1]);
    await company.fault('long_transaction');
    const account = await newcomer('Shortest Stay');
    const made = await resultsOf(account);
    await people.remove(object, made[0].Id);
    expect(await nextSync()).toMatchObject({ writtenTotal: 0 });
    await company.noFaults();
    expect(await nextSync()).toMatchObject({ writtenTotal: 1 });
    expect(await resultsOf(account)).toHaveLength(made.length);
  });
});
