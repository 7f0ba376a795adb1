import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient, Receipt, RowToSave } from '../../../src/org/orgClient.ts';
import { ScriptedOrg } from './scriptedOrg.ts';
import type { Asked } from './scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
/** Calls that the client made since it signed in. */
let begun: number;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
  for (const object of ['A__c', 'B__c', 'C__c']) org.on(`PATCH /composite/sobjects/${object}/Key__c`, (asked) => ({ json: taken(asked) }));
  begun = org.count('POST /composite');
});

afterEach(() => org.stop());

function taken({ body }: Asked): readonly object[] {
  const { records } = JSON.parse(body) as { records: { Key__c: string }[] };
  return records.map(({ Key__c }) => ({ id: `id of ${Key__c}`, success: true, created: false, errors: [] }));
}

const rows = (name: string, count: number): readonly RowToSave[] => Array.from({ length: count }, (_, i) => ({ Key__c: `${name}${i}` }));
const save = (object: string, count: number): Promise<readonly Receipt[]> =>
  client.saveRows({ object, operation: 'upsert', externalId: 'Key__c', rows: rows(object, count) });
const composites = (): number => org.count('POST /composite') - begun;
const collections = (): readonly string[] => org.asked.flatMap(({ path }) => /sobjects\/(\w+)\/Key__c$/.exec(path)?.[1] ?? []);

describe('collections that are asked for in the same turn', () => {
  it('share a call, in their order, and each gets its own receipts', async () => {
    const [a, b, c] = await Promise.all([save('A__c', 1), save('B__c', 2), save('C__c', 1)]);
    expect(composites()).toBe(1);
    expect(collections()).toEqual(['A__c', 'B__c', 'C__c']);
    expect([a, b, c].map((receipts) => receipts.map(({ id }) => id))).toEqual([
      ['id of A__c0'],
      ['id of B__c0', 'id of B__c1'],
      ['id of C__c0']
    ]);
  });

  it('are five in a call', async () => {
    const receipts = await save('A__c', 1201);
    expect(receipts.map(({ id }) => id)).toEqual(rows('A__c', 1201).map(({ Key__c }) => `id of ${String(Key__c)}`));
    expect(composites()).toBe(2);
  });

  it('are few where their texts are long', async () => {
    const long = rows('A__c', 40).map((row) => ({ ...row, Text__c: 'x'.repeat(130_000) }));
    await client.saveRows({ object: 'A__c', operation: 'upsert', externalId: 'Key__c', rows: long });
    // Eleven rows of 130,000 characters are less than one and a half million, twelve are more.
    expect(collections()).toHaveLength(4);
    expect(composites()).toBe(1);
  });

  it('fail by themselves, with the error that they would get alone', async () => {
    org.on('PATCH /composite/sobjects/B__c/Key__c', {
      status: 400,
      json: [{ errorCode: 'INVALID_TYPE', message: "'B__c' is not supported" }]
    });
    const [a, b, c] = await Promise.allSettled([save('A__c', 1), save('B__c', 1), save('C__c', 1)]);
    expect([a.status, c.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(b).toMatchObject({ status: 'rejected', reason: { name: 'ObjectMissing' } });
  });

  it('that the org has no time for are sent again alone', async () => {
    org.on(
      'PATCH /composite/sobjects/B__c/Key__c',
      { status: 503, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'busy' }] },
      takenNow
    );
    const [a, b] = await Promise.all([save('A__c', 1), save('B__c', 1)]);
    expect([a[0]?.ok, b[0]?.ok]).toEqual([true, true]);
    expect(composites()).toBe(1);
    expect(collections()).toEqual(['A__c', 'B__c', 'B__c']);
  });

  it('go one by one, in their order, where the org does not take the call', async () => {
    org.on('POST /composite', { status: 413, text: 'too large' });
    const replies = await Promise.all([save('A__c', 1), save('B__c', 1), save('C__c', 1)]);
    expect(replies.map(([receipt]) => receipt?.id)).toEqual(['id of A__c0', 'id of B__c0', 'id of C__c0']);
    expect([composites(), collections()]).toEqual([1, ['A__c', 'B__c', 'C__c']]);
  });

  it('all fail where the call itself does', async () => {
    org.on('POST /composite', { status: 403, json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }] });
    const replies = await Promise.allSettled([save('A__c', 1), save('B__c', 1)]);
    expect(replies.map((reply) => reply.status === 'rejected' && (reply.reason as Error).name)).toEqual([
      'ApiBudgetReached',
      'ApiBudgetReached'
    ]);
  });

  it('switch assignment rules off and pass duplicate rules only when told to', async () => {
    const request = { object: 'A__c', operation: 'upsert', externalId: 'Key__c', rows: rows('A__c', 1) } as const;
    await Promise.all([client.saveRows(request), client.saveRows({ ...request, savesDuplicates: true })]);
    const headers = org.asked.filter(({ path }) => path.includes('/sobjects/A__c')).map((asked) => asked.headers);
    expect(headers.map((each) => each['sforce-auto-assign'])).toEqual(['FALSE', 'FALSE']);
    expect(headers.map((each) => each['sforce-duplicate-rule-header'])).toEqual([undefined, 'allowSave=true']);
  });

  it('that create records without a key go alone, and are not repeated', async () => {
    org.on('POST /composite/sobjects', { status: 503 });
    const insert = client.saveRows({ object: 'A__c', operation: 'insert', rows: rows('A__c', 1) });
    const replies = await Promise.allSettled([insert, save('B__c', 1)]);
    expect(replies.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect([composites(), org.count('POST /composite/sobjects')]).toEqual([0, 1]);
  });
});

function takenNow(asked: Asked): { readonly json: readonly object[] } {
  return { json: taken(asked) };
}
