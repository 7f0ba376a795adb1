import { expect } from 'vitest';
import type { ClientRow } from './clientRow.ts';

const pollInterval = 50;
const rows = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => ({ Number__c: `${prefix}-${at}` }));

export const bulkRows: readonly ClientRow[] = [
  {
    title: 'inserts by Bulk API 2.0, texts with line ends and quotes too',
    where: 'local',
    run: async ({ client, org }) => {
      const Note__c = 'one\nline "two", three';
      const input = rows('insert', 300).map((row) => ({ ...row, Note__c }));
      const results = await client.bulk2.loadAndWaitForResults({ object: 'Ticket__c', operation: 'insert', input, pollInterval });
      expect([results.successfulResults.length, results.failedResults.length, results.unprocessedRecords.length]).toEqual([300, 0, 0]);
      expect(results.successfulResults[0]).toMatchObject({ sf__Created: 'true', sf__Id: expect.stringMatching(/^a/) });
      expect(await org.query("SELECT Note__c FROM Ticket__c WHERE Number__c = 'insert-7'")).toMatchObject([{ Note__c }]);
    }
  },
  {
    title: 'updates, upserts and deletes by Bulk API 2.0',
    where: 'local',
    run: async ({ client }) => {
      const made = await client.sobject('Ticket__c').create(rows('bulk', 2));
      const load = (operation: 'update' | 'upsert' | 'delete', input: Record<string, string>[], externalIdFieldName?: string) => {
        const options = externalIdFieldName === undefined ? {} : { externalIdFieldName };
        return client.bulk2.loadAndWaitForResults({ object: 'Ticket__c', operation, input, pollInterval, ...options });
      };
      const updated = await load(
        'update',
        made.map(({ id }) => ({ Id: id!, Note__c: 'changed' }))
      );
      expect(updated.successfulResults).toHaveLength(2);
      const upserted = await load('upsert', rows('bulk', 3), 'Number__c');
      expect(upserted.successfulResults.map((result) => result.sf__Created)).toEqual(['false', 'false', 'true']);
      expect(
        (
          await load(
            'delete',
            made.map(({ id }) => ({ Id: id! }))
          )
        ).successfulResults
      ).toHaveLength(2);
      expect((await client.query("SELECT Id FROM Ticket__c WHERE Number__c LIKE 'bulk-%'")).totalSize).toBe(1);
    }
  },
  {
    title: 'gets the failed rows of a Bulk API 2.0 job with their errors',
    where: 'local',
    run: async ({ client }) => {
      const input = [{ Number__c: 'right' }, { Number__c: 'x'.repeat(51) }];
      const results = await client.bulk2.loadAndWaitForResults({ object: 'Ticket__c', operation: 'insert', input, pollInterval });
      expect(results.successfulResults).toHaveLength(1);
      expect(results.failedResults).toMatchObject([{ sf__Error: expect.stringContaining('STRING_TOO_LONG') }]);
    }
  },
  {
    title: 'queries one page by Bulk API 2.0',
    where: 'local',
    run: async ({ client }) => {
      await client.sobject('Ticket__c').create(rows('export', 5));
      const stream = await client.bulk2.query("SELECT Id, Number__c FROM Ticket__c WHERE Number__c LIKE 'export-%'", { pollInterval });
      const records: unknown[] = await stream.toArray();
      expect(records).toHaveLength(5);
      expect(records).toContainEqual({ Id: expect.stringMatching(/^a/), Number__c: 'export-3' });
    }
  }
];
