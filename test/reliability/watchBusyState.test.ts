import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { stateFile } from '../../src/store/sqliteStateStore.ts';
import { storeFolder } from '../../src/store/storeFiles.ts';
import { openCompany } from './openCompany.ts';
import { watchOrg } from './watchedOrg.ts';

it('A service that starts while another process stands still within a write to the state waits for it', async () => {
  const company = await openCompany();
  const { orgId } = (await company.client()).identity;
  const other = new DatabaseSync(stateFile({ folder: storeFolder(company.dataFolder), orgId }));
  other.exec('begin exclusive');
  const watched = watchOrg(company);
  try {
    await watched.until((event) => event.kind === 'failed' && event.error === 'StoreBusy');
    expect(watched.said.some(({ kind }) => kind === 'lease_taken')).toBe(false);
    other.exec('commit');
    await watched.until(({ kind }) => kind === 'cycle_done');
  } finally {
    other.close();
    await watched.stop();
    await company.remove();
  }
});
