import { describe, expect, it } from 'vitest';
import { ApiBudget } from '../../../src/org/apiBudget.ts';
import { ScriptedOrg } from './scriptedOrg.ts';

describe('the numbers of a budget', () => {
  it('count the calls of a run from zero and those of the client on', () => {
    const budget = new ApiBudget();
    budget.take();
    budget.take();
    budget.startRun();
    budget.take();
    expect(budget.numbers).toEqual({ callsThisRun: 1, callsInAll: 3, shares: { day: 1, run: 1 } });
  });

  it('hold what the last reply said of the day, and the shares', () => {
    const budget = new ApiBudget();
    budget.limit({ day: 0.8, run: 0.25 });
    budget.note('api-usage=17/5000');
    expect(budget.numbers).toEqual({
      callsThisRun: 0,
      callsInAll: 0,
      callsToday: 17,
      callsADay: 5000,
      shares: { day: 0.8, run: 0.25 }
    });
  });

  it('let a run have its whole share again when the one before has used it up', () => {
    const budget = new ApiBudget();
    budget.limit({ day: 1, run: 0.1 });
    budget.note('api-usage=5/10');
    budget.take();
    expect(() => budget.take()).toThrow('ApiBudgetReached');
    budget.startRun();
    expect(() => budget.take()).not.toThrow();
  });
});

describe('a run', () => {
  it('asks anew what objects look like, once each: a field may have come or gone since the last one', async () => {
    const org = new ScriptedOrg();
    await org.start();
    try {
      const field = (name: string): object => ({ name, label: name, type: 'string' });
      const account = { name: 'Account', label: 'Account' };
      org.on(
        'GET /sobjects/Account/describe',
        { json: { ...account, fields: [field('Name')] } },
        { json: { ...account, fields: [field('Name'), field('New__c')] } }
      );
      const client = await org.connect();
      const names = async (): Promise<readonly string[]> => (await client.describe('Account')).fields.map(({ name }) => name);
      expect([await names(), await names()]).toEqual([['Name'], ['Name']]);
      client.startRun();
      expect([await names(), await names()]).toEqual([
        ['Name', 'New__c'],
        ['Name', 'New__c']
      ]);
      expect(org.count('GET /sobjects/Account/describe')).toBe(2);
    } finally {
      await org.stop();
    }
  });
});
