import { describe, expect, it } from 'vitest';
import { ImportWriter } from '../../../src/operations/imports/importWriter.ts';
import type { OrgClient, Receipt, SaveRequest } from '../../../src/org/orgClient.ts';

type Sent = { readonly by: 'rest' | 'bulk'; readonly keys: readonly unknown[] };

/** The far end of the wire: answers every row as `answer` says. */
function farEnd(answer: (key: string, attempt: number) => Receipt): { readonly client: OrgClient; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const attempts = new Map<string, number>();
  const reply =
    (by: Sent['by']) =>
    ({ rows, operation, externalId }: SaveRequest): Promise<readonly Receipt[]> => {
      expect([operation, externalId]).toEqual(['upsert', 'Key__c']);
      sent.push({ by, keys: rows.map((row) => row['Key__c']) });
      return Promise.resolve(
        rows.map((row) => {
          const key = String(row['Key__c']);
          attempts.set(key, (attempts.get(key) ?? 0) + 1);
          return answer(key, attempts.get(key) ?? 0);
        })
      );
    };
  return { client: { saveRows: reply('rest'), ingestRows: reply('bulk') } as unknown as OrgClient, sent };
}

const made: Receipt = { ok: true, id: 'a', created: true };
const locked: Receipt = { ok: false, code: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access', fields: [] };

async function write(
  client: OrgClient,
  total: number,
  keys: readonly string[]
): Promise<{ result: Awaited<ReturnType<ImportWriter['end']>>; pauses: number[] }> {
  const pauses: number[] = [];
  const pause = (ms: number): Promise<void> => Promise.resolve(void pauses.push(ms));
  const writer = new ImportWriter({ client, object: 'Headroom_Survey_Response__c', total, pause });
  for (const [at, key] of keys.entries()) await writer.add({ line: at + 2, row: { Key__c: key, Account__c: key.slice(0, 1) } });
  return { result: await writer.end(), pauses };
}

describe('ImportWriter', () => {
  it('sends rows of one account next to one another, few by collections', async () => {
    const { client, sent } = farEnd(() => made);
    const { result } = await write(client, 4, ['B1', 'A1', 'B2', 'A2']);
    expect(sent).toEqual([{ by: 'rest', keys: ['A1', 'A2', 'B1', 'B2'] }]);
    expect(result).toEqual({ created: 4, updated: 0, refused: [] });
  });

  it('sends more than 2,000 rows by Bulk and never more than 20,000 at once', async () => {
    const { client, sent } = farEnd(() => ({ ...made, created: false }));
    const keys = Array.from({ length: 20_001 }, (_, at) => `A${at}`);
    const { result } = await write(client, keys.length, keys);
    expect(sent.map(({ by, keys: part }) => [by, part.length])).toEqual([
      ['bulk', 20_000],
      ['bulk', 1]
    ]);
    expect(result.updated).toBe(20_001);
  });

  it('tries a row again that met a lock, by collections and with growing pauses', async () => {
    const { client, sent } = farEnd((key, attempt) => (key === 'A2' && attempt < 3 ? locked : made));
    const { result, pauses } = await write(client, 3000, ['A1', 'A2']);
    expect(sent).toEqual([
      { by: 'bulk', keys: ['A1', 'A2'] },
      { by: 'rest', keys: ['A2'] },
      { by: 'rest', keys: ['A2'] }
    ]);
    expect(pauses).toEqual([1000, 2000]);
    expect(result).toEqual({ created: 2, updated: 0, refused: [] });
  });

  it('names a row that stays locked or is refused by its line with the words of the org', async () => {
    const { client } = farEnd((key) =>
      key === 'A1' ? locked : { ok: false, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.', fields: ['Score__c'] }
    );
    const { result, pauses } = await write(client, 2, ['A1', 'B1']);
    expect(pauses).toEqual([1000, 2000, 4000, 8000]);
    expect(result.refused.map(({ line, column, code, details }) => [line, column, code, ...details])).toEqual([
      [3, 'Score__c', 'refused', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No.'],
      [2, 'Key__c', 'refused', 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access']
    ]);
  });
});
