import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dataPath, openTestOrg, type TestOrg } from './testOrg.ts';

/*
 * Faults meet a request by whichever address, API or form it comes: none is made for the requests of one client.
 */

const faults = '/services/headroom-local/faults';
let org: TestOrg;
let id = '';

beforeAll(async () => {
  org = await openTestOrg();
  id = await org.create('Account', { Name: 'Held' });
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

async function set(fault: string, parameters: Record<string, unknown> = {}): Promise<void> {
  const { status, text } = await org.call('POST', faults, { fault, ...parameters });
  if (status !== 201) throw new Error(text);
}

async function soap(operation: string): Promise<string> {
  const session = `<urn:SessionHeader><urn:sessionId>${org.accessToken}</urn:sessionId></urn:SessionHeader>`;
  const names = 'xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com"';
  const body = `<e:Envelope ${names}><e:Header>${session}</e:Header><e:Body>${operation}</e:Body></e:Envelope>`;
  const response = await fetch(`${org.url}/services/Soap/u/66.0`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
  return response.text();
}

async function job(path: string, body: object): Promise<string> {
  const created = await org.call('POST', path, body);
  return `${path}/${created.body.id as string}`;
}

/** Comes back when the job has ended. */
async function ended(path: string): Promise<void> {
  while (!['JobComplete', 'Failed', 'Aborted'].includes((await org.call('GET', path)).body.state as string)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function ingest(operation: string, csv: string): Promise<string> {
  const path = await job('/jobs/ingest', {
    object: 'Account',
    operation,
    ...(operation === 'upsert' ? { externalIdFieldName: 'Id' } : {})
  });
  await org.call('PUT', `${path}/batches`, undefined, { raw: csv, headers: { 'Content-Type': 'text/csv' } });
  await org.call('PATCH', path, { state: 'UploadComplete' });
  await ended(path);
  return (await org.call('GET', `${path}/failedResults`)).text;
}

const account = (values: object) => ({ attributes: { type: 'Account' }, id, ...values });
const merge = (master: string, loser: string): Promise<string> =>
  soap(
    `<urn:merge><urn:request><urn:masterRecord><type>Account</type><Id>${master}</Id></urn:masterRecord>` +
      `<urn:recordToMergeIds>${loser}</urn:recordToMergeIds></urn:request></urn:merge>`
  );
const text = async (method: string, path: string, body?: unknown): Promise<string> => (await org.call(method, path, body)).text;

describe('a record that somebody else holds', () => {
  const doors: readonly (readonly [string, () => Promise<string>])[] = [
    ['by its address', () => text('PATCH', `/sobjects/Account/${id}`, { Site: 'x' })],
    ['by its id as a key', () => text('PATCH', `/sobjects/Account/Id/${id}`, { Site: 'x' })],
    ['by a POST that is a PATCH', () => text('POST', `/sobjects/Account/${id}?_HttpMethod=PATCH`, { Site: 'x' })],
    ['by its deletion', () => text('DELETE', `/sobjects/Account/${id}`)],
    ['in a collection', () => text('PATCH', '/composite/sobjects', { records: [account({ Site: 'x' })] })],
    ['in a collection to be deleted', () => text('DELETE', `/composite/sobjects?ids=${id}`)],
    [
      'in a tree below it',
      () => {
        const records = [{ attributes: { type: 'Contact', referenceId: 'a' }, LastName: 'Child', AccountId: id }];
        return text('POST', '/composite/tree/Contact', { records });
      }
    ],
    [
      'in a composite',
      () => {
        const compositeRequest = [{ method: 'PATCH', url: `${dataPath}/sobjects/Account/${id}`, referenceId: 'a', body: { Site: 'x' } }];
        return text('POST', '/composite', { compositeRequest });
      }
    ],
    [
      'in a batch',
      () => {
        const batchRequests = [{ method: 'PATCH', url: `v66.0/sobjects/Account/${id}`, richInput: { Site: 'x' } }];
        return text('POST', '/composite/batch', { batchRequests });
      }
    ],
    ['in a job that updates', () => ingest('update', `Id,Site\n${id},x\n`)],
    ['in a job that upserts', () => ingest('upsert', `Id,Site\n${id},x\n`)],
    ['in a job that deletes', () => ingest('delete', `Id\n${id}\n`)],
    ['through UI API', () => text('PATCH', `/ui-api/records/${id}`, { fields: { Site: 'x' } })],
    [
      'through GraphQL',
      () => {
        const query = `mutation { uiapi { AccountUpdate(input: { Id: "${id}", Account: { Site: "x" } }) { Record { Id } } } }`;
        return text('POST', '/graphql', { query });
      }
    ],
    ['as the master of a merge', async () => merge(id, await org.create('Account', { Name: 'Loser' }))],
    ['as the loser of a merge', async () => merge(await org.create('Account', { Name: 'Master' }), id)]
  ];

  it.each(doors)('is UNABLE_TO_LOCK_ROW %s', async (_name, knock) => {
    await set('lock_rows', { ids: [id], times: 'always' });
    expect(await knock()).toContain('unable to obtain exclusive access to this record or 1 records');
    await org.call('DELETE', faults);
    expect((await org.query(`SELECT Site FROM Account WHERE Id = '${id}'`))[0]?.Site).toBeNull();
  });
});

describe('an address with a slash behind it', () => {
  it('is met by what spoils pages and replies of jobs', async () => {
    const path = await job('/jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' });
    await ended(path);
    await set('locator_missing');
    expect((await org.call('GET', `${path}/results/?maxRecords=1`)).headers.get('sforce-locator')).toBeNull();
    const rows = await job('/jobs/ingest', { object: 'Account', operation: 'insert' });
    await set('ingest_reply_lost', { times: 2 });
    const headers = { 'Content-Type': 'text/csv' };
    await expect(org.call('PUT', `${rows}/batches/`, undefined, { raw: 'Name\nLost\n', headers })).rejects.toThrow('fetch failed');
    await expect(org.call('PATCH', `${rows}/`, { state: 'UploadComplete' })).rejects.toThrow('fetch failed');
    await ended(rows);
    expect(await org.query("SELECT Id FROM Account WHERE Name = 'Lost'")).toHaveLength(1);
  });
});

describe('whoever is shut out', () => {
  const handshake = async (): Promise<string> => {
    const body = JSON.stringify([{ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] }]);
    const headers = { Authorization: `Bearer ${org.accessToken}`, 'Content-Type': 'application/json' };
    return (await fetch(`${org.url}/cometd/66.0`, { method: 'POST', headers, body })).text();
  };

  it.each(['user_frozen', 'login_hours'])('by %s has no streaming session either', async (fault) => {
    await set(fault);
    expect(await handshake()).toContain('401::Authentication invalid');
    await org.call('DELETE', faults);
    expect(await handshake()).toContain('"successful":true');
  });

  it('by a dead session is refused by SOAP, too', async () => {
    await set('session_dies');
    expect((await org.call('GET', '/limits')).status).toBe(401);
    expect(await soap('<urn:getServerTimestamp/>')).toContain('INVALID_SESSION_ID');
  });

  it('by a move of the instance finds neither streaming nor SOAP at the old address', async () => {
    await set('instance_moved', { status: 404 });
    for (const path of ['/cometd/66.0', '/services/Soap/u/66.0', `${dataPath}/limits`]) {
      expect((await fetch(org.url + path, { method: 'POST' })).status).toBe(404);
    }
  });
});
