import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';

const orgId = '00DLOCAL0000000AAA';
const columns = [{ name: 'Id', type: 'text' }] as const;

/** A row more than DuckDB hands to one thread at once. */
const many = Array.from({ length: 122_881 }, (_, at) => ({ Id: `001${String(at).padStart(12, '0')}AAA` }));

let facts: FactStore;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-threads-'));
  facts = await openFactStore({ folder, orgId, threads: 3 });
});

afterEach(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

async function threads(store: FactStore = facts): Promise<number> {
  const [row] = await store.rows(`select current_setting('threads') as threads`);
  return Number(row?.['threads']);
}

describe('a fact store', () => {
  it('takes one thread as long as its tables are small, in every session', async () => {
    await facts.loadRows('Account', columns, many.slice(0, 10));
    const beside = await facts.beside();
    expect([await threads(), await threads(beside)]).toEqual([1, 1]);
    await beside.close();
  });

  it('takes all it may from the load on that is large enough to share out, and when it is opened again', async () => {
    await facts.loadRows('Account', columns, many);
    expect(await threads()).toBe(3);
    await facts.loadRows('Contact', columns, many.slice(0, 10));
    expect(await threads()).toBe(3);
    await facts.close();
    facts = await openFactStore({ folder, orgId, threads: 2 });
    expect(await threads()).toBe(2);
  });

  it('never takes a second thread where one is the most', async () => {
    await facts.close();
    facts = await openFactStore({ folder, orgId, threads: 1 });
    await facts.loadRows('Account', columns, many);
    expect(await threads()).toBe(1);
  });
});
