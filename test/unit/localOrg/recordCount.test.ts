import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type TestOrg } from '../../localOrg/testOrg.ts';

const app = { key: 'worker', secret: 's3cret' };
let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret }] });
});
afterAll(() => org.remove());

describe('record counts', () => {
  it('leaves out what lies in the recycle bin and objects that the org lacks', async () => {
    const ids = [await org.create('Account', { Name: 'One' }), await org.create('Account', { Name: 'Two' })];
    await org.call('DELETE', `/sobjects/Account/${ids[0]}`);
    const { body } = await org.call('GET', '/limits/recordCount?sObjects=Account,Missing__c');
    expect(body).toEqual({ sObjects: [{ count: 1, name: 'Account' }] });
  });

  it('counts every object but histories when none is named', async () => {
    const { body } = await org.call('GET', '/limits/recordCount');
    const names = (body.sObjects as { name: string }[]).map(({ name }) => name);
    expect(names).toContain('Contact');
    expect(names).not.toContain('CaseHistory');
  });

  it('needs the permission View Setup and Configuration', async () => {
    const token = await signInAs(org, app);
    expect((await org.call('GET', '/limits/recordCount', undefined, { token })).status).toBe(403);
  });
});
