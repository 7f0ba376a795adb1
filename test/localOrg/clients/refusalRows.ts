import { expect, vi } from 'vitest';
import type { Client, ClientRow } from './clientRow.ts';

const asked: readonly (readonly [what: string, ask: (client: Client) => Promise<unknown>])[] = [
  ['a search', async (client) => await client.search('FIND {Acme} RETURNING Account(Id)')],
  ['Apex REST', async (client) => await client.apex.get('/Anything')],
  ['the Connect API', async (client) => await client.chatter.resource('/feeds').retrieve()],
  ['reports', async (client) => await client.analytics.reports()],
  ['tabs', async (client) => await client.tabs()],
  ['layouts', async (client) => await client.sobject('Account').layouts()],
  ['SOAP login', loginBySoap],
  ['Bulk API 1.0', async (client) => await client.bulk.load('Account', 'insert', [{ Name: 'x' }])]
];

/** The address of the login server is another one by default. */
async function loginBySoap(client: Client): Promise<unknown> {
  client.loginUrl = client.instanceUrl;
  return await client.loginBySoap('admin@headroom.local', 'password');
}

/** What the local org lacks: the client gets an error, and the terminal says so. */
export const refusalRows: readonly ClientRow[] = asked.map(([what, ask]) => ({
  title: `is refused ${what}, in words`,
  where: 'local',
  run: async ({ client }) => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const failed = ask(client).then(
      () => undefined,
      (error: Error) => error.message
    );
    expect(await failed).toMatch(/[Tt]he local org/);
    expect(stderr.mock.calls.join()).toContain('local org: ');
    stderr.mockRestore();
  }
}));
