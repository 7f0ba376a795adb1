import jsforce from 'jsforce';
import { expect, it } from 'vitest';
import { clientRows } from './clients/allRows.ts';
import { realOrg, runRows } from './clients/clientRow.ts';
import { openTestOrg } from './testOrg.ts';

const version = '66.0';

runRows(clientRows, {
  name: 'jsforce',
  connect: ({ url, accessToken }) => Promise.resolve(new jsforce.Connection({ instanceUrl: url, accessToken, version })),
  connectReal: (real) => Promise.resolve(new jsforce.Connection({ ...real, version }))
});

const app = { consumerKey: 'jsforce-app', consumerSecret: 's3cret', approvedBy: 'admin@headroom.local' };

it.skipIf(realOrg())('jsforce: refreshes an expired session once and goes on', async () => {
  const org = await openTestOrg({ apps: [app] });
  const oauth2 = { loginUrl: org.url, clientId: app.consumerKey, clientSecret: app.consumerSecret };
  const refreshToken = org.refreshTokens[app.consumerKey]!;
  const client = new jsforce.Connection({ instanceUrl: org.url, accessToken: 'expired', refreshToken, oauth2, version });
  const refreshed: string[] = [];
  client.on('refresh', (token: string) => refreshed.push(token));
  const [users, global] = await Promise.all([client.query('SELECT Id FROM User'), client.describeGlobal()]);
  expect([users.totalSize > 0, global.sobjects.length > 0, refreshed.length]).toEqual([true, true, 1]);
  expect(client.accessToken).toBe(refreshed[0]);
  await org.remove();
});

it.skipIf(realOrg())('jsforce: says so when the refresh token is refused', async () => {
  const org = await openTestOrg({ apps: [app] });
  const oauth2 = { loginUrl: org.url, clientId: app.consumerKey, clientSecret: app.consumerSecret };
  const client = new jsforce.Connection({ instanceUrl: org.url, accessToken: 'expired', refreshToken: 'expired', oauth2, version });
  await expect(client.query('SELECT Id FROM User')).rejects.toThrow('expired access/refresh token');
  await org.remove();
});

it.skipIf(realOrg())('jsforce: signs in by client credentials and out again', async () => {
  const org = await openTestOrg({ apps: [app] });
  const client = new jsforce.Connection({
    instanceUrl: org.url,
    oauth2: { loginUrl: org.url, clientId: app.consumerKey, clientSecret: app.consumerSecret },
    version
  });
  const user = await client.authorize({ grant_type: 'client_credentials' });
  expect(user.organizationId).toBe(org.orgId);
  const token = client.accessToken!;
  await client.logoutByOAuth2();
  expect((await org.call('GET', '/limits', undefined, { token })).status).toBe(401);
  await org.remove();
});
