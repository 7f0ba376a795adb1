import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCompany, type Company } from '../openCompany.ts';
import { covers } from '../rows.ts';
import { runKilledSync, sizes } from './killedRun.ts';

/** What the org shows of one customer. */
type Shown = readonly Readonly<Record<string, unknown>>[];

let company: Company;
let account: string;

beforeAll(async () => {
  company = await openCompany();
  const [alder] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
  account = String(alder?.Id);
});
afterAll(() => company.remove());
beforeEach(async () => {
  await company.pass(60);
  await company.sync({ sizes });
});

const store = (): string => join(company.dataFolder, 'store');
const saved = (): string => `${store()}-saved`;

/** Keeps a copy of both stores, as a backup of the machine does. */
async function backUp(): Promise<void> {
  await rm(saved(), { recursive: true, force: true });
  await cp(store(), saved(), { recursive: true });
}

/** Brings the files of one store back as they were. */
async function restore(name: 'state' | 'facts'): Promise<void> {
  const end = name === 'state' ? '.sqlite' : '.duckdb';
  const file = `${name}-${company.org.orgId}${end}`;
  for (const path of [file, `${file}-wal`, `${file}-shm`, `${file}.wal`]) {
    await rm(join(store(), path), { force: true });
    await cp(join(saved(), path), join(store(), path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

async function casesCome(): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const Subject of ['Cannot print', 'Cannot scan', 'Cannot copy']) {
    ids.push(
      await company.org.create('Case', { AccountId: account, Subject, Priority: 'High', Type: 'Problem', Status: 'New', Origin: 'Email' })
    );
  }
  await company.pass(60);
  return ids;
}

async function shown(): Promise<Shown> {
  return company.org.query(
    `SELECT Key__c, Score__c, Band__c FROM Headroom_Scorecard_Result__c WHERE Account__c = '${account}' ORDER BY Key__c`
  );
}

describe('a backup brought back', () => {
  covers([3]);

  it('of the state alone sends nothing of what was waiting then: all accounts are scored', async () => {
    const before = await shown();
    const cases = await casesCome();
    await runKilledSync(company, { step: 'write_set_planned', occurrence: 1 });
    await backUp();
    expect((await company.sync({ sizes })).writtenTotal).toBeGreaterThan(0);
    expect(await shown()).not.toEqual(before);
    for (const id of cases) await company.org.call('DELETE', `/sobjects/Case/${id}`);
    await company.pass(60);
    await company.sync({ sizes });
    expect(await shown()).toEqual(before);
    // The copy knows by now what the sync wrote: nothing in it will look changed.
    await company.pass(60);
    await company.sync({ sizes });
    await restore('state');
    await company.pass(60);
    expect(await company.sync({ sizes })).toMatchObject({ status: 'done', writtenTotal: 0, scored: { kind: 'full', because: 'first' } });
    expect(await shown()).toEqual(before);
  });

  it('of the facts alone makes the next run one over all accounts, which finds nothing to write', async () => {
    await backUp();
    await casesCome();
    expect((await company.sync({ sizes, full: true })).writtenTotal).toBeGreaterThan(0);
    const after = await shown();
    await restore('facts');
    await company.pass(60);
    expect(await company.sync({ sizes })).toMatchObject({ status: 'done', writtenTotal: 0, scored: { kind: 'full', because: 'first' } });
    expect(await shown()).toEqual(after);
  });

  it('of both goes on from there, and finds nothing to write', async () => {
    await backUp();
    await casesCome();
    expect((await company.sync({ sizes })).writtenTotal).toBeGreaterThan(0);
    const after = await shown();
    await restore('state');
    await restore('facts');
    await company.pass(60);
    expect(await company.sync({ sizes })).toMatchObject({ status: 'done', writtenTotal: 0 });
    expect(await shown()).toEqual(after);
  });
});
