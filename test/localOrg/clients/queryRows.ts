import type { QueryOptions } from 'jsforce/lib/query.js';
import { expect } from 'vitest';
import type { ClientRow } from './clientRow.ts';

export const queryRows: readonly ClientRow[] = [
  {
    title: 'queries records with their parents',
    where: 'anywhere',
    run: async ({ client }) => {
      const { totalSize, done, records } = await client.query('SELECT Id, Username, Profile.Name FROM User WHERE IsActive = true LIMIT 1');
      expect([totalSize, done]).toEqual([1, true]);
      expect(records[0]).toMatchObject({ attributes: { type: 'User' }, Profile: { Name: expect.any(String) } });
    }
  },
  {
    title: 'counts with COUNT() and gets only the number',
    where: 'anywhere',
    run: async ({ client }) => {
      const result = await client.query('SELECT COUNT() FROM User');
      expect([result.totalSize > 0, result.done, result.records]).toEqual([true, true, []]);
    }
  },
  {
    title: 'fetches every page of a query by itself',
    where: 'local',
    run: async ({ client }) => {
      const rows = Array.from({ length: 4500 }, (_, at) => ({ Number__c: `page-${at}` }));
      await client.sobject('Ticket__c').create(rows, { allowRecursive: true });
      const query = client.query("SELECT Number__c FROM Ticket__c WHERE Number__c LIKE 'page-%'");
      const { totalSize, records } = await query.execute({ autoFetch: true, maxFetch: 10_000 });
      expect([totalSize, new Set(records.map((record) => record['Number__c'])).size]).toEqual([4500, 4500]);
    }
  },
  {
    title: 'fetches page after page by the address of the next one',
    where: 'local',
    run: async ({ client }) => {
      const rows = Array.from({ length: 450 }, (_, at) => ({ Number__c: `more-${at}` }));
      await client.sobject('Ticket__c').create(rows, { allowRecursive: true });
      const headers = { 'Sforce-Query-Options': 'batchSize=200' };
      const options: QueryOptions = { headers, maxFetch: 10_000, autoFetch: false, scanAll: false, responseTarget: 'QueryResult' };
      const soql = "SELECT Id FROM Ticket__c WHERE Number__c LIKE 'more-%'";
      let page = await client.query(soql, options);
      const sizes = [page.records.length];
      while (!page.done) {
        page = await client.queryMore(page.nextRecordsUrl!, options);
        sizes.push(page.records.length);
      }
      expect(sizes).toEqual([200, 200, 50]);
    }
  },
  {
    title: 'finds deleted records with scanAll only',
    where: 'anywhere',
    run: async ({ client }) => {
      const { id } = await client.sobject('Account').create({ Name: 'Deleted and found' });
      await client.sobject('Account').destroy(id!);
      const soql = `SELECT Id, IsDeleted FROM Account WHERE Id = '${id}'`;
      expect((await client.query(soql)).totalSize).toBe(0);
      const all = await client.query(soql).execute({ scanAll: true });
      expect(all.records).toMatchObject([{ IsDeleted: true }]);
    }
  },
  {
    title: 'asks for the columns of a query',
    where: 'anywhere',
    run: async ({ client }) => {
      const soql = encodeURIComponent('SELECT Name, Owner.Name FROM Account');
      const { columnMetadata } = await client.request<{ columnMetadata: { columnName: string }[] }>(`/query?q=${soql}&columns=true`);
      expect(columnMetadata[0]).toMatchObject({ columnName: 'Name', displayName: 'Name', aggregate: false, joinColumns: [] });
    }
  },
  {
    title: 'gets errors of SOQL with their code and place',
    where: 'anywhere',
    run: async ({ client }) => {
      const failed = client.query('SELECT Nme FROM Account').then(
        () => undefined,
        (error: Error) => error
      );
      expect(await failed).toMatchObject({ name: 'INVALID_FIELD', message: expect.stringContaining('ERROR at Row:1:Column:8') });
    }
  }
];
