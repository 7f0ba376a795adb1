import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { fitsAddress, idsAtOnce, pageOfRows, placeAfter, rowsByIds } from '../../../src/pull/readRows.ts';
import type { RowsWanted } from '../../../src/pull/readRows.ts';
import { ScriptedOrg } from '../org/scriptedOrg.ts';

const wanted: RowsWanted = { object: 'Case', columns: [{ name: 'Id', type: 'text' }], archived: false };

/** An object of so many fields with names of 40 characters, as long as they can be. */
function wide(fields: number): RowsWanted {
  const columns = Array.from({ length: fields }, (_, at) => ({ name: `Field_${String(at).padStart(31, '0')}__c`, type: 'text' as const }));
  return { ...wanted, columns: [{ name: 'Id', type: 'text' }, ...columns] };
}

const id = (at: number): string => `500${String(at).padStart(15, '0')}`;

describe('a query by ids', () => {
  it('takes 200 ids where the columns leave room, fewer where they are many, none where they fill the address', () => {
    expect(idsAtOnce(wanted)).toBe(200);
    // A name of 40 characters with comma and space is 46 in an address: 200 of them leave less than 2,900 of 12,000.
    expect(idsAtOnce(wide(200))).toBeLessThan(107);
    expect(idsAtOnce(wide(200))).toBeGreaterThan(90);
    expect(idsAtOnce(wide(300))).toBe(0);
  });

  it('says whether a page of a window fits into an address', () => {
    expect([fitsAddress(wanted), fitsAddress(wide(200)), fitsAddress(wide(300))]).toEqual([true, true, false]);
  });
});

describe('the place behind a page', () => {
  const page = { stamp: 'SystemModstamp', from: '', to: '', rows: 2 };
  const row = (at: number) => ({ Id: id(at), SystemModstamp: '2026-11-03T04:05:06.000+0000' });

  it('is stamp and id of its last row, the stamp as it stands in a query', () => {
    expect(placeAfter([row(1), row(2)], page)).toEqual({ stamp: '2026-11-03T04:05:06.000Z', id: id(2) });
  });

  it('is none behind a page that is not full', () => {
    expect(placeAfter([row(1)], page)).toBeUndefined();
    expect(placeAfter([], page)).toBeUndefined();
  });
});

describe('queries', () => {
  let org: ScriptedOrg;
  let client: OrgClient;
  const asked: string[] = [];

  beforeEach(async () => {
    org = new ScriptedOrg();
    await org.start();
    client = await org.connect();
    asked.length = 0;
    org.on('GET /query', ({ query }) => {
      asked.push(query.get('q') ?? '');
      return { json: { totalSize: 0, done: true, records: [] } };
    });
  });
  afterEach(() => org.stop());

  it('of a page keep the filter together, begin at the window and go on behind stamp and id', async () => {
    const window = { stamp: 'SystemModstamp', from: '2026-11-03T04:00:00.000Z', to: '2026-11-03T05:00:00.000Z', rows: 2000 };
    const after = { stamp: '2026-11-03T04:05:06.000Z', id: id(2) };
    await pageOfRows(client, { ...wanted, where: 'A = 1 OR B = 2' }, { ...window, after });
    expect(asked).toEqual([
      `SELECT Id FROM Case WHERE (A = 1 OR B = 2) AND SystemModstamp >= 2026-11-03T04:00:00.000Z AND SystemModstamp < 2026-11-03T05:00:00.000Z ` +
        `AND (SystemModstamp > 2026-11-03T04:05:06.000Z OR (SystemModstamp = 2026-11-03T04:05:06.000Z AND Id > '${id(2)}')) ` +
        `ORDER BY SystemModstamp, Id LIMIT 2000`
    ]);
  });

  it('by ids ask for each id once', async () => {
    await rowsByIds(client, { ...wanted, where: `Type = 'Queue'` }, [id(1), id(2)]);
    expect(asked).toEqual([`SELECT Id FROM Case WHERE (Type = 'Queue') AND Id IN ('${id(1)}','${id(2)}')`]);
    expect(await rowsByIds(client, wanted, [])).toEqual([]);
  });
});
