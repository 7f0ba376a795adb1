import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dataPath, openTestOrg, type Answer, type Json, type TestOrg } from './testOrg.ts';

/*
 * Saves by plain requests, as the platform's pages and its own clients' tests have them. Sources of what is expected stand at each test.
 */

const faults = '/services/headroom-local/faults';
const nobody = '001000000000000AAA';
const allow = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };
let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

const account = (values: Record<string, unknown>) => ({ attributes: { type: 'Account' }, ...values });

type Outcome = { readonly job: Json; readonly failed: string; readonly unprocessed: string };

/** Runs an ingest job of accounts to its end. */
async function ingest(operation: string, csv: string): Promise<Outcome> {
  const { body } = await org.call('POST', '/jobs/ingest', { object: 'account', operation });
  const path = `/jobs/ingest/${body.id}`;
  await org.call('PUT', `${path}/batches`, undefined, { raw: csv, headers: { 'Content-Type': 'text/csv' } });
  await org.call('PATCH', path, { state: 'UploadComplete' });
  for (;;) {
    const { body: job } = await org.call('GET', path);
    if (job.state !== 'JobComplete' && job.state !== 'Failed') {
      await new Promise((resolve) => setTimeout(resolve, 10));
      continue;
    }
    const read = async (kind: string): Promise<string> => (await org.call('GET', `${path}/${kind}`)).text;
    return { job, failed: await read('failedResults'), unprocessed: await read('unprocessedrecords') };
  }
}

/** Source: https://github.com/salesforcecli/plugin-data/blob/main/test/commands/data/dataBulk.nut.ts, run against an org. */
describe('a record that is not there', () => {
  it('fails its row of a Bulk job with INVALID_CROSS_REFERENCE_KEY and no field behind the message', async () => {
    for (const operation of ['delete', 'update']) {
      const { failed } = await ingest(operation, operation === 'delete' ? `Id\n${nobody}\n` : `Id,Site\n${nobody},x\n`);
      const [, row] = failed.split('\n');
      expect(row).toContain(`"${nobody}","INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--","${nobody}"`);
    }
  });

  it('fails alone in a collection, and is 404 by itself', async () => {
    const key = { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] };
    const updated = await org.call('PATCH', '/composite/sobjects', { records: [account({ id: nobody, Site: 'x' })] });
    expect(updated.body).toEqual([{ success: false, errors: [key] }]);
    expect((await org.call('DELETE', `/composite/sobjects?ids=${nobody}`)).body).toEqual([{ success: false, errors: [key] }]);
    const answers = [
      await org.call('PATCH', `/sobjects/Account/${nobody}`, { Site: 'x' }),
      await org.call('DELETE', `/sobjects/Account/${nobody}`),
      await org.call('PATCH', `/sobjects/Account/Id/${nobody}`, { Site: 'x' })
    ];
    for (const { status, body } of answers) expect([status, body[0].errorCode]).toEqual([404, 'INVALID_CROSS_REFERENCE_KEY']);
  });

  it('is NOT_FOUND to whoever reads it', async () => {
    for (const path of [`/sobjects/Account/${nobody}`, `/sobjects/Account/Id/${nobody}`]) {
      const { status, body } = await org.call('GET', path);
      expect([status, body[0].errorCode]).toEqual([404, 'NOT_FOUND']);
    }
  });
});

/** Source: https://github.com/forcedotcom/SFDX-Data-Move-Utility/issues/325 */
describe('a Bulk job that deletes', () => {
  it('fails as a whole where its file has more than ids', async () => {
    const id = await org.create('Account', { Name: 'Kept' });
    const { job, unprocessed } = await ingest('delete', `Id,Name\n${id},Kept\n`);
    expect([job.state, job.errorMessage]).toEqual(['Failed', "InvalidBatch : The 'delete' batch must contain only ids."]);
    expect(unprocessed).toContain(id);
    expect((await org.call('GET', `/sobjects/Account/${id}`)).status).toBe(200);
  });
});

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections_upsert.htm */
describe('a collection', () => {
  it('upserts by external ids only, not by record ids', async () => {
    const id = await org.create('Account', { Name: 'By id' });
    const { status } = await org.call('PATCH', '/composite/sobjects/Account/Id', { records: [account({ Id: id, Site: 'x' })] });
    expect([status, (await org.query(`SELECT Site FROM Account WHERE Id = '${id}'`))[0].Site]).toEqual([404, null]);
  });

  it('gives the ids of records that allOrNone has undone', async () => {
    const id = await org.create('Account', { Name: 'Undone' });
    const records = [account({ id, Site: 'x' }), account({ id: nobody, Site: 'x' })];
    const { body } = await org.call('PATCH', '/composite/sobjects', { allOrNone: true, records });
    expect(body[0]).toEqual({
      id,
      success: false,
      errors: [
        {
          statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
          message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
          fields: []
        }
      ]
    });
  });

  /** Source: .../resources_composite_sobjects_collections_retrieve.htm */
  it('reads null for an id that is none, and refuses to read no field', async () => {
    const id = await org.create('Account', { Name: 'Read' });
    const read = await org.call('GET', `/composite/sobjects/account?ids=${id.slice(0, 15)},nonsense,${nobody}&fields=id,name`);
    expect(read.body).toEqual([{ attributes: expect.anything(), Id: id, Name: 'Read' }, null, null]);
    expect((await org.call('POST', '/composite/sobjects/Account', { ids: [id], fields: ['Nope'] })).status).toBe(400);
    expect((await org.call('GET', `/composite/sobjects/Account?ids=${id}`)).status).toBe(400);
  });
});

/** Source: https://developer.salesforce.com/docs/platform/api-rest/guide/headers-duplicaterules.html (available in 52.0 and later) */
describe('the header of duplicate rules', () => {
  it('is read from version 52 on', async () => {
    await org.create('Account', { Name: 'Twice' });
    await org.call('POST', faults, { fault: 'duplicate_rule', object: 'Account' });
    const create = async (version: string): Promise<number> =>
      (await org.call('POST', `/services/data/v${version}/sobjects/Account`, { Name: 'Twice' }, { headers: allow })).status;
    expect([await create('51.0'), await create('52.0')]).toEqual([400, 201]);
  });

  /** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/requests_composite.htm (httpHeaders) */
  it('holds for a request inside a composite only where it is its own', async () => {
    await org.create('Account', { Name: 'Inside' });
    await org.call('POST', faults, { fault: 'duplicate_rule', object: 'Account' });
    const send = async (given: {
      readonly outside?: Record<string, string>;
      readonly inside?: Record<string, string>;
    }): Promise<number> => {
      const sub = { method: 'POST', url: `${dataPath}/sobjects/Account`, referenceId: 'a', body: { Name: 'Inside' } };
      const compositeRequest = [{ ...sub, ...(given.inside ? { httpHeaders: given.inside } : {}) }];
      const { body } = await org.call('POST', '/composite', { compositeRequest }, given.outside ? { headers: given.outside } : {});
      return body.compositeResponse[0].httpStatusCode as number;
    };
    expect([await send({ outside: allow }), await send({ inside: allow })]).toEqual([400, 201]);
  });
});

/** Source: https://developer.salesforce.com/docs/platform/api-rest/guide/resources-sobject-retrieve-patch.html */
describe('the entity tag of an account', () => {
  it('comes with the reply to its change, and holds for the next one', async () => {
    const id = await org.create('Account', { Name: 'Tagged' });
    const patch = (headers: Record<string, string> = {}): Promise<Answer> =>
      org.call('PATCH', `/sobjects/Account/${id.slice(0, 15)}`, { Site: 'x' }, { headers });
    const tag = (await patch()).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[^"]+"$/);
    await org.call('PATCH', `/sobjects/Account/${id}`, { Site: 'between' });
    expect((await patch({ 'If-Match': tag })).status).toBe(412);
    const contact = await org.create('Contact', { LastName: 'Untagged' });
    expect((await org.call('PATCH', `/sobjects/Contact/${contact}`, { Title: 'x' })).headers.get('etag')).toBeNull();
  });
});
