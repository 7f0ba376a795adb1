import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings } from './changeSettings.ts';
import { openCompany, type Company } from './openCompany.ts';
import { changesByFreshCopy, differences } from './orgEqualsStore.ts';
import { peopleOf } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.remove());

it('Columns that come and go around a run that was killed lose no change: everybody is scored', async () => {
  covers([3, 12]);
  const signal = 'Headroom_Signal.case_open';
  await changeSettings(company, { [signal]: {} });
  await company.pass(400);
  expect(await company.sync()).toMatchObject({ status: 'done' });
  // Beside a change of a case, so that the killed run reads it among rows that it can compare with nothing.
  await peopleOf(company).openCase('Cedar Foods', 'Opened before the columns change', { Priority: 'High' });
  await changeSettings(company, { [signal]: { Filter__c: 'IsClosed = false AND CreatedById <> null' } });
  await company.pass(400);
  const onStep = (step: string): void => {
    if (step === 'score_computed') throw new Error('killed');
  };
  await expect(company.sync({ onStep })).rejects.toThrow('killed');
  await changeSettings(company, { [signal]: {} });
  await company.pass(400);
  expect(await company.sync()).toMatchObject({ status: 'done', failed: [], scored: { kind: 'full' } });
  expect(await differences(company)).toEqual([]);
  expect(await changesByFreshCopy(company)).toEqual([]);
});
