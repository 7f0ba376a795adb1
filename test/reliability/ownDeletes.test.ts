import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { peopleOf } from './peopleAct.ts';

let company: Company;
let dataFolder: string;

/** A machine without any copy reads what another one wrote, and writes none of it anew. */
beforeAll(async () => {
  company = await openCompany();
  dataFolder = await mkdtemp(join(tmpdir(), 'headroom-second-'));
  await company.sync({ dataFolder });
});
afterAll(async () => {
  await company.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('records of ours that are gone', () => {
  it('are put back where somebody deleted them, on a machine that has never written them too', async () => {
    const people = peopleOf(company);
    const query = `SELECT Id FROM Headroom_Scorecard_Result__c WHERE Account__c = '${await people.account('Alder Print')}'`;
    const before = await company.org.query(query);
    await people.remove('Headroom_Scorecard_Result__c', before[0].Id);
    await company.pass(60);
    expect(await company.sync({ dataFolder })).toMatchObject({ writtenTotal: 1, scored: { kind: 'touched', accounts: 1 } });
    expect(await company.org.query(query)).toHaveLength(before.length);
  });

  it('touch nobody where it was us who deleted them', async () => {
    const people = peopleOf(company);
    // The population of the ready-made settings asks for a type that begins with Customer, or for a contract.
    const id = await company.org.create('Account', { Name: 'Short Stay', Type: 'Customer - Direct' });
    await company.pass(60);
    await company.sync({ dataFolder });
    await people.change('Account', id, { Type: 'Prospect' });
    await company.pass(60);
    const deleting = await company.sync({ dataFolder });
    expect(deleting.scored).toEqual({ kind: 'touched', accounts: 1 });
    expect(deleting.written.deleted).toBeGreaterThan(0);
    await company.pass(60);
    expect(await company.sync({ dataFolder })).toMatchObject({ writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
  });
});
