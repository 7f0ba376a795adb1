import { Connection } from '@jsforce/jsforce-node';
import { expect, it } from 'vitest';
import { clientRows } from './clients/allRows.ts';
import { type Client, realOrg, runRows } from './clients/clientRow.ts';
import { openTestOrg } from './testOrg.ts';

const version = '66.0';

function connect(instanceUrl: string, accessToken: string): Promise<Client> {
  return Promise.resolve(new Connection({ instanceUrl, accessToken, version }) as unknown as Client);
}

runRows(clientRows, {
  name: 'jsforce-node',
  connect: ({ url, accessToken }) => connect(url, accessToken),
  connectReal: ({ instanceUrl, accessToken }) => connect(instanceUrl, accessToken)
});

it.skipIf(realOrg())('jsforce-node: asks its refresh function for a token after an expired session', async () => {
  const org = await openTestOrg();
  let asked = 0;
  const client = new Connection({
    instanceUrl: org.url,
    accessToken: 'expired',
    version,
    refreshFn: (_connection, done) => {
      asked++;
      done(null, org.accessToken);
    }
  });
  expect((await client.query('SELECT Id FROM User')).totalSize).toBeGreaterThan(0);
  expect(asked).toBe(1);
  await org.remove();
});
