import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOrgState } from '../../src/operations/openStores.ts';
import { openCompany, type Company } from './openCompany.ts';
import { untilQuiet, watchOrg, type Watched } from './watchedOrg.ts';

describe('a dry run', () => {
  let company: Company;
  let service: Watched | undefined;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterEach(async () => {
    await service?.stop();
    service = undefined;
  });
  afterAll(() => company.remove());

  const store = (): string => join(company.dataFolder, 'store');
  /** Name and content of every file of the stores. */
  const content = (): readonly string[] =>
    readdirSync(store(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/-(wal|shm)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
      .sort();
  const openCase = async (): Promise<string> => {
    const [alder] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
    return company.org.create('Case', { AccountId: alder.Id, Subject: 'Cannot print', Priority: 'High', Type: 'Problem' });
  };
  const runsInOrg = async (): Promise<number> => (await company.org.query('SELECT Id FROM Headroom_Health_Run__c')).length;

  it('says what a run would write and leaves no byte of the stores and no record of the org different', async () => {
    await openCase();
    await company.pass(60);
    const [before, runs] = [content(), await runsInOrg()];
    const dry = await company.sync({ dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, scored: { kind: 'touched', accounts: 1 } });
    expect(dry.writtenTotal).toBeGreaterThan(0);
    expect(content()).toEqual(before);
    expect(await runsInOrg()).toBe(runs);
    expect(await company.sync()).toMatchObject({ writtenTotal: dry.writtenTotal, scored: dry.scored });
  });

  it('does not wait for the service that holds the place to write, and the service goes on', async () => {
    service = watchOrg(company);
    await untilQuiet(service, 1);
    const state = await openOrgState(company.dataFolder, company.org.orgId);
    const lease = await state.service.lease();
    await state.close();
    expect(lease?.holder).toContain(`${hostname()} ${process.pid} `);
    const waits: string[] = [];
    const dry = await company.sync({ dryRun: true, onProgress: (key) => void (key === 'wait' ? waits.push(key) : 0) });
    expect(dry).toMatchObject({ dryRun: true, status: 'done' });
    expect(waits).toEqual([]);
    const from = service.said.length;
    await openCase();
    await service.until((event) => event.kind === 'cycle_done' && event.status === 'done', { from });
    expect(service.said.filter(({ kind }) => kind === 'failed')).toEqual([]);
  });

  it('works before the first sync, and leaves nothing that a first sync would take for a copy', async () => {
    const dataFolder = join(company.dataFolder, 'never');
    expect(await company.sync({ dryRun: true, dataFolder })).toMatchObject({ dryRun: true, scored: { kind: 'full', because: 'first' } });
    expect(readdirSync(join(dataFolder, 'store'))).toEqual([]);
  });

  it('removes what a dry run that was killed left, and not the copy of one that is at work', async () => {
    const left = join(store(), `copy-${company.org.orgId}-killed`);
    const other = join(store(), `copy-${company.org.orgId}-atwork`);
    // No process has a number beyond what Linux gives out.
    for (const [folder, pid] of [
      [left, 2 ** 22 + 1],
      [other, process.pid]
    ] as const) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'owner'), `${hostname()} ${pid} x`);
    }
    await company.sync({ dryRun: true });
    expect([existsSync(left), existsSync(other)]).toEqual([false, true]);
  });
});
