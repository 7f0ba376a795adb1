import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../../src/operations/verify/verify.ts';
import { openCompany, type Company } from '../openCompany.ts';
import { covers } from '../rows.ts';
import { runKilledSync, sizes } from './killedRun.ts';

describe('a run that is killed before it noted what it wrote', () => {
  covers([35]);
  let company: Company;
  beforeAll(async () => {
    company = await openCompany();
    await company.pass(60);
    await company.sync({ sizes });
  });
  afterAll(() => company.remove());

  it('leaves it to the next one, which writes nothing and knows it as its own', async () => {
    const [alder] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
    for (const Subject of ['Cannot print', 'Cannot scan', 'Cannot copy']) {
      const values = { AccountId: alder?.Id, Subject, Priority: 'High', Type: 'Problem', Status: 'New', Origin: 'Email' };
      await company.org.create('Case', values);
    }
    await company.pass(60);
    await runKilledSync(company, { step: 'write_sent', occurrence: 1 });
    expect(await company.sync({ sizes })).toMatchObject({ status: 'done', writtenTotal: 0, scored: { kind: 'touched', accounts: 1 } });
    const found = await verify({ client: await company.client(), dataFolder: company.dataFolder, all: true });
    expect(found).toMatchObject({ equal: true, differences: [], waiting: 0 });
  });
});
