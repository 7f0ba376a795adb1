import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { readLog } from '../../../src/pull/readLog.ts';
import { ScriptedOrg, type Answer } from '../org/scriptedOrg.ts';

const from = '2026-11-03T03:00:00.000Z';
const middle = '2026-11-03T04:00:00.000Z';
const to = '2026-11-03T05:00:00.000Z';
const tooMany: Answer = { status: 400, json: [{ errorCode: 'EXCEEDED_ID_LIMIT', message: 'too many' }] };

type Half = { readonly updated: readonly string[]; readonly deleted: readonly string[]; readonly covered: string };

let org: ScriptedOrg;
let client: OrgClient;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
});
afterEach(() => org.stop());

/** An org that lists the ids of one hour and of the next, but not of both together. */
function listsHalves(first: Half, second: Half): void {
  const half = (asked: URLSearchParams): Half | undefined => {
    if (asked.get('start') === from && asked.get('end') === middle) return first;
    return asked.get('start') === middle && asked.get('end') === to ? second : undefined;
  };
  org.on('GET /sobjects/Case/updated', ({ query }) => {
    const found = half(query);
    return found === undefined ? tooMany : { json: { ids: found.updated, latestDateCovered: found.covered } };
  });
  org.on('GET /sobjects/Case/deleted', ({ query }) => {
    const found = half(query);
    const ids = found?.deleted.map((id) => ({ id }));
    return found === undefined ? tooMany : { json: { deletedRecords: ids, latestDateCovered: found.covered } };
  });
}

describe('a window of too many ids', () => {
  it('is complete only as far as its first half is: a transaction that held the mark may end between the two questions', async () => {
    const held = '2026-11-03T03:20:00.000Z';
    listsHalves({ updated: ['500D000000IRFmaIAH'], deleted: [], covered: held }, { updated: [], deleted: [], covered: to });
    expect(await readLog(client, 'Case', { from, to })).toMatchObject({ updated: ['500D000000IRFmaIAH'], coveredTo: held });
  });

  it('says of a row what its second half says, where both name it', async () => {
    const [gone, back] = ['500D000000IRFmaIAH', '500D000000IRFmbIAH'];
    listsHalves({ updated: [gone], deleted: [back], covered: middle }, { updated: [back], deleted: [gone], covered: to });
    expect(await readLog(client, 'Case', { from, to })).toEqual({ updated: [back], deleted: [gone], coveredTo: to });
  });
});
