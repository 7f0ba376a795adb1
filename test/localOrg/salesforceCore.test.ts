import { clientRows } from './clients/allRows.ts';
import { type Client, type RealOrg, runRows } from './clients/clientRow.ts';
import { useOwnHome } from './clients/ownHome.ts';

useOwnHome();

async function byToken({ instanceUrl, accessToken }: RealOrg): Promise<Client> {
  const core = await import('@salesforce/core');
  const authInfo = await core.AuthInfo.create({ accessTokenOptions: { instanceUrl, accessToken } });
  return (await core.Connection.create({ authInfo, connectionOptions: { version: '66.0' } })) as unknown as Client;
}

runRows(clientRows, {
  name: '@salesforce/core',
  connect: ({ url, accessToken }) => byToken({ instanceUrl: url, accessToken }),
  connectReal: byToken
});
