import { expect } from 'vitest';
import type { Client, ClientRow } from './clientRow.ts';

/** Creates an account for the length of one piece of work. */
async function withAccount(client: Client, name: string, work: (id: string) => Promise<void>): Promise<void> {
  const { id, success } = await client.sobject('Account').create({ Name: name });
  expect(success).toBe(true);
  try {
    await work(id!);
  } finally {
    await client.sobject('Account').destroy(id!);
  }
}

async function thrown(work: Promise<unknown>): Promise<{ readonly name: string; readonly message: string; readonly errorCode?: string }> {
  try {
    await work;
  } catch (error) {
    return error as Error & { errorCode?: string };
  }
  throw new Error('nothing was thrown');
}

const tickets = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ Number__c: `${prefix}-${at}`, Note__c: 'new' }));

export const recordRows: readonly ClientRow[] = [
  {
    title: 'creates, reads, changes and deletes one record',
    where: 'anywhere',
    run: ({ client }) =>
      withAccount(client, 'Initech', async (id) => {
        await client.sobject('Account').update({ Id: id, NumberOfEmployees: 250 });
        const read = await client.sobject('Account').retrieve(id);
        expect(read).toMatchObject({ Id: id, Name: 'Initech', NumberOfEmployees: 250, IsDeleted: false });
        expect(read['attributes']).toMatchObject({ type: 'Account' });
      })
  },
  {
    title: 'gets ENTITY_IS_DELETED for a deleted record and NOT_FOUND for one that never was',
    where: 'anywhere',
    run: async ({ client }) => {
      let deleted = '';
      await withAccount(client, 'Gone', async (id) => {
        deleted = id;
      });
      expect(await thrown(client.sobject('Account').retrieve(deleted))).toMatchObject({ name: 'ENTITY_IS_DELETED' });
      expect(await thrown(client.sobject('Account').retrieve('001000000000000AAA'))).toMatchObject({ name: 'NOT_FOUND' });
    }
  },
  {
    title: 'gets code, text and fields of a refused record',
    where: 'anywhere',
    run: async ({ client }) => {
      expect(await thrown(client.sobject('Contact').create({ FirstName: 'No last name' }))).toMatchObject({
        name: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [LastName]'
      });
      expect(await thrown(client.sobject('Account').create({ Name: 'x', Nope__c: 1 }))).toMatchObject({
        name: 'INVALID_FIELD',
        message: "No such column 'Nope__c' on sobject of type Account"
      });
    }
  },
  {
    title: 'saves, reads and deletes a list, with a result for each record in its order',
    where: 'anywhere',
    run: async ({ client }) => {
      const created = await client.sobject('Contact').create([{ LastName: 'One' }, { FirstName: 'No last name' }, { LastName: 'Two' }]);
      expect(created.map((result) => result.success)).toEqual([true, false, true]);
      expect(created[1]!.errors[0]).toMatchObject({ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] });
      const ids = [created[0]!.id!, created[2]!.id!];
      const changed = await client.sobject('Contact').update(ids.map((Id) => ({ Id, Department: 'Sales' })));
      expect(changed.every((result) => result.success)).toBe(true);
      const read = await client.sobject('Contact').retrieve(ids);
      expect(read.map((record) => [record['Name'], record['Department']])).toEqual([
        ['One', 'Sales'],
        ['Two', 'Sales']
      ]);
      expect((await client.sobject('Contact').destroy(ids)).every((result) => result.success)).toBe(true);
      expect(await client.sobject('Contact').retrieve(ids)).toEqual([null, null]);
    }
  },
  {
    title: 'undoes a whole list with allOrNone',
    where: 'anywhere',
    run: async ({ client }) => {
      const list = [{ LastName: 'Undone by the list' }, { FirstName: 'No last name' }];
      const results = await client.sobject('Contact').create(list, { allOrNone: true });
      expect(results.map((result) => (result.errors[0] as { statusCode?: string }).statusCode)).toEqual([
        'ALL_OR_NONE_OPERATION_ROLLED_BACK',
        'REQUIRED_FIELD_MISSING'
      ]);
      expect((await client.query("SELECT Id FROM Contact WHERE LastName = 'Undone by the list'")).totalSize).toBe(0);
    }
  },
  {
    title: 'creates more than 200 records in lists of 200',
    where: 'local',
    run: async ({ client }) => {
      const results = await client.sobject('Ticket__c').create(tickets('many', 450), { allowRecursive: true });
      expect(results.filter((result) => result.success)).toHaveLength(450);
    }
  },
  {
    title: 'upserts one record by external id: created, then changed',
    where: 'local',
    run: async ({ client }) => {
      const first = await client.sobject('Ticket__c').upsert({ Number__c: 'one', Note__c: 'a' }, 'Number__c');
      expect(first).toMatchObject({ success: true, created: true });
      const second = await client.sobject('Ticket__c').upsert({ Number__c: 'one', Note__c: 'b' }, 'Number__c');
      expect(second).toMatchObject({ id: first.id, success: true, created: false });
    }
  },
  {
    title: 'upserts many records by external id',
    where: 'local',
    run: async ({ client }) => {
      await client.sobject('Ticket__c').create(tickets('list', 2));
      const results = await client.sobject('Ticket__c').upsert(tickets('list', 4), 'Number__c');
      expect(results.map((result) => (result as { created?: boolean }).created)).toEqual([false, false, true, true]);
    }
  },
  {
    title: 'gets MULTIPLE_CHOICES with the addresses when an external id stands twice',
    where: 'local',
    run: async ({ client }) => {
      await client.sobject('Ticket__c').create([{ Number__c: 'twice' }, { Number__c: 'twice' }]);
      const error = await thrown(client.sobject('Ticket__c').upsert({ Number__c: 'twice', Note__c: 'x' }, 'Number__c'));
      expect(error).toMatchObject({
        name: 'MULTIPLE_CHOICES',
        data: [expect.stringContaining('/sobjects/Ticket__c/a'), expect.anything()]
      });
    }
  },
  {
    title: 'sends a composite request with a reference',
    where: 'local',
    run: async ({ client }) => {
      const base = `/services/data/v${client.version}`;
      const compositeRequest = [
        { method: 'POST', url: `${base}/sobjects/Account`, referenceId: 'acme', body: { Name: 'By composite' } },
        { method: 'POST', url: `${base}/sobjects/Contact`, referenceId: 'jane', body: { LastName: 'Doe', AccountId: '@{acme.id}' } }
      ];
      const reply = await client.requestPost<{ compositeResponse: { httpStatusCode: number }[] }>(`${base}/composite`, {
        compositeRequest
      });
      expect(reply.compositeResponse.map((each) => each.httpStatusCode)).toEqual([201, 201]);
      expect((await client.query("SELECT Id FROM Contact WHERE Account.Name = 'By composite'")).totalSize).toBe(1);
    }
  },
  {
    title: 'creates a tree of records',
    where: 'local',
    run: async ({ client }) => {
      const attributes = (type: string, referenceId: string) => ({ attributes: { type, referenceId } });
      const contacts = { records: [{ ...attributes('Contact', 'c1'), LastName: 'Leaf' }] };
      const records = [{ ...attributes('Account', 'a1'), Name: 'By tree', Contacts: contacts }];
      const url = `/services/data/v${client.version}/composite/tree/Account`;
      expect(await client.requestPost(url, { records })).toMatchObject({
        hasErrors: false,
        results: [{ referenceId: 'a1' }, { referenceId: 'c1' }]
      });
    }
  },
  {
    title: 'asks which records were changed and deleted',
    where: 'anywhere',
    run: async ({ client }) => {
      await withAccount(client, 'Changed', async () => undefined);
      const now = Date.now();
      const [start, end] = [new Date(now - 3600_000), new Date(now)];
      expect(await client.sobject('Account').updated(start, end)).toMatchObject({
        ids: expect.any(Array),
        latestDateCovered: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/)
      });
      expect(await client.sobject('Account').deleted(start, end)).toMatchObject({
        deletedRecords: expect.any(Array),
        earliestDateAvailable: expect.stringMatching(/\+0000$/)
      });
    }
  }
];
