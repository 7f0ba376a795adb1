import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookForChanges, type WatchedObject, type Seen } from '../../../../src/operations/watch/lookForChanges.ts';
import type { OrgClient } from '../../../../src/org/orgClient.ts';
import { ScriptedOrg } from '../../org/scriptedOrg.ts';

const id = '500D000000IRFmaIAH';
const covered = '2026-11-23T10:00:00.000Z';
const cases: WatchedObject = { object: 'Case', archived: false, own: false };

let org: ScriptedOrg;
let client: OrgClient;
let seen: Seen;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
  seen = new Map();
  lists({});
});
afterEach(() => org.stop());

/** What the org says from now on of the window: ids with their stamps, and ids that are deleted. */
function lists({ stamp, deleted = [] }: { readonly stamp?: string; readonly deleted?: readonly string[] }): void {
  const records = stamp === undefined ? [] : [{ attributes: {}, Id: id, SystemModstamp: stamp }];
  org.on('GET /sobjects/Case/updated', { json: { ids: records.map(({ Id }) => Id), latestDateCovered: covered } });
  org.on('GET /sobjects/Case/deleted', { json: { deletedRecords: deleted.map((each) => ({ id: each })), latestDateCovered: covered } });
  org.on('GET /query', { json: { totalSize: records.length, done: true, records } });
}

/** Objects that a look at a moment finds changed. */
async function changedAt(at: string): Promise<readonly string[]> {
  const found = await lookForChanges(client, [cases], seen, { at, since: covered });
  seen = found.seen;
  return found.changed;
}

describe('a look at an object', () => {
  it('finds a change once', async () => {
    lists({ stamp: '2026-11-23T10:00:30.000Z' });
    expect(await changedAt('2026-11-23T10:00:40.000Z')).toEqual(['Case']);
    expect(await changedAt('2026-11-23T10:00:41.000Z')).toEqual([]);
    lists({ stamp: '2026-11-23T10:00:41.500Z' });
    expect(await changedAt('2026-11-23T10:00:43.000Z')).toEqual(['Case']);
  });

  it('finds a change of its own second once more, because another edit in that second has the same stamp', async () => {
    lists({ stamp: '2026-11-23T10:00:40.000Z' });
    expect(await changedAt('2026-11-23T10:00:40.000Z')).toEqual(['Case']);
    expect(await changedAt('2026-11-23T10:00:41.000Z')).toEqual(['Case']);
    expect(await changedAt('2026-11-23T10:00:42.000Z')).toEqual([]);
  });

  it('finds a deletion once', async () => {
    lists({ deleted: [id] });
    expect(await changedAt('2026-11-23T10:00:40.000Z')).toEqual(['Case']);
    expect(await changedAt('2026-11-23T10:00:41.000Z')).toEqual([]);
  });

  it('asks from five minutes before what the org said was complete, however long ago that was', async () => {
    await changedAt('2026-11-23T10:00:40.000Z');
    await changedAt('2026-11-23T11:30:00.000Z');
    const asked = org.asked.filter(({ path }) => path.endsWith('/Case/updated')).map(({ query }) => query.get('start'));
    expect(asked).toEqual(['2026-11-23T09:55:00.000Z', '2026-11-23T09:55:00.000Z']);
  });
});
