import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataPath, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

const look = (soql: string) => org.query(soql);

it('lists what a query FOR VIEW showed, the newest first, and nothing of other queries', async () => {
  const [first, second] = [await org.create('Account', { Name: 'Seen first' }), await org.create('Account', { Name: 'Seen second' })];
  const contact = await org.create('Contact', { LastName: 'Seen third' });
  await look(`SELECT Id FROM Account WHERE Id = '${first}'`);
  expect((await org.call('GET', '/recent')).body).toEqual([]);
  await look(`SELECT Id FROM Account WHERE Id = '${first}' FOR VIEW`);
  await look(`SELECT Id FROM Account WHERE Id = '${second}' FOR REFERENCE`);
  await look(`SELECT Id FROM Contact WHERE Id = '${contact}' FOR VIEW`);
  const { body } = await org.call('GET', '/recent?limit=2');
  expect(body).toEqual([
    { attributes: { type: 'Contact', url: `${dataPath}/sobjects/Contact/${contact}` }, Id: contact, Name: 'Seen third' },
    { attributes: { type: 'Account', url: `${dataPath}/sobjects/Account/${second}` }, Id: second, Name: 'Seen second' }
  ]);
  const info = await org.call('GET', '/sobjects/Account');
  expect(info.body.recentItems.map((item: { Id: string }) => item.Id)).toEqual([second, first]);
  expect((await org.call('GET', '/recent?limit=none')).status).toBe(400);
});

it('leaves out deleted records', async () => {
  const id = await org.create('Account', { Name: 'Seen and deleted' });
  await look(`SELECT Id FROM Account WHERE Id = '${id}' FOR VIEW`);
  await org.call('DELETE', `/sobjects/Account/${id}`);
  expect((await org.call('GET', '/recent')).body.map((item: { Id: string }) => item.Id)).not.toContain(id);
});
