import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

const node = (type: string, referenceId: string, values: Record<string, unknown> = {}) => ({
  attributes: { type, referenceId },
  ...values
});
const children = (...records: readonly unknown[]) => ({ records });
const send = (object: string, ...records: readonly unknown[]) => org.call('POST', `/composite/tree/${object}`, { records });

it('creates trees level by level and answers 201 with the new ids by reference', async () => {
  const { status, body } = await send(
    'Account',
    node('Account', 'ref1', {
      Name: 'Tree one',
      Contacts: children(node('Contact', 'ref2', { LastName: 'Smith' }), node('Contact', 'ref3', { LastName: 'Evans' }))
    }),
    node('Account', 'ref4', { Name: 'Tree two' })
  );
  expect([status, body.hasErrors]).toEqual([201, false]);
  expect(body.results.map((each: { referenceId: string }) => each.referenceId)).toEqual(['ref1', 'ref4', 'ref2', 'ref3']);
  const contacts = await org.query("SELECT LastName, Account.Name FROM Contact WHERE Account.Name = 'Tree one' ORDER BY LastName");
  expect(contacts).toMatchObject([{ LastName: 'Evans' }, { LastName: 'Smith' }]);
});

it('creates nothing when one record is refused, and names only the refused ones', async () => {
  const { status, body } = await send(
    'Account',
    node('Account', 'ref1', { Name: 'Tree undone', Contacts: children(node('Contact', 'ref2', { LastName: 'Smith', Email: '123' })) }),
    node('Account', 'ref3', { Name: 'Tree undone' })
  );
  expect([status, body]).toEqual([
    400,
    {
      hasErrors: true,
      results: [
        {
          referenceId: 'ref2',
          errors: [{ statusCode: 'INVALID_EMAIL_ADDRESS', message: 'Email: invalid email address: 123', fields: ['Email'] }]
        }
      ]
    }
  ]);
  expect(await org.query("SELECT Id FROM Account WHERE Name = 'Tree undone'")).toEqual([]);
});

it('names a reference id that stands twice once for each record', async () => {
  const { status, body } = await send('Account', node('Account', 'same', { Name: 'a' }), node('Account', 'same', { Name: 'b' }));
  const error = { statusCode: 'INVALID_INPUT', message: 'Duplicate ReferenceId provided in the request.', fields: [] };
  expect([status, body.results]).toEqual([
    400,
    [
      { referenceId: 'same', errors: [error] },
      { referenceId: 'same', errors: [error] }
    ]
  ]);
});

it('refuses a record without a reference id with 403 and one without a type by its reference', async () => {
  const nameless = await send('Account', { attributes: { type: 'Account' }, Name: 'x' });
  expect([nameless.status, nameless.body]).toEqual([
    403,
    [{ errorCode: 'INVALID_INPUT', message: 'Include a reference ID for each record in the request.' }]
  ]);
  const typeless = await send('Account', { attributes: { referenceId: 'r' }, Name: 'x' });
  expect(typeless.body.results[0].errors[0].message).toBe('Include an entity type for each record in the request.');
});

it('takes 200 records and refuses 201', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => node('Account', `r${at}`, { Name: `Many ${at}` }));
  expect((await send('Account', ...many(200))).body.results).toHaveLength(200);
  expect((await send('Account', ...many(201))).status).toBe(400);
});

it('takes five levels and refuses six', async () => {
  const chain = (levels: number): Record<string, unknown> => {
    let below: Record<string, unknown> = {};
    for (let at = levels; at > 0; at--)
      below = { ChildAccounts: children(node('Account', `l${levels}_${at}`, { Name: 'Level', ...below })) };
    return (below as { ChildAccounts: { records: Record<string, unknown>[] } }).ChildAccounts.records[0]!;
  };
  expect((await send('Account', chain(5))).status).toBe(201);
  expect((await send('Account', chain(6))).status).toBe(400);
});

it('refuses a child relationship that the object does not have, and an unknown object', async () => {
  const wrong = await send('Account', node('Account', 'a', { Name: 'x', Nothings: children(node('Contact', 'b', { LastName: 'y' })) }));
  expect([wrong.status, wrong.body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
  expect((await send('Nothing__c', node('Nothing__c', 'a'))).status).toBe(404);
});
