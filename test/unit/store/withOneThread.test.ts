import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';
import { takeOneThread, withOneThread } from '../../../src/store/withOneThread.ts';

let facts: FactStore;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-threads-'));
  facts = await openFactStore({ folder, orgId: '00DLOCAL0000000AAA', threads: 3 });
});

afterAll(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

async function threads(): Promise<number> {
  const [row] = await facts.rows(`select current_setting('threads') as threads`);
  return Number(row?.['threads']);
}

describe('withOneThread', () => {
  it('takes one thread for small tables and gives the others back', async () => {
    expect(await withOneThread(facts, threads)).toBe(1);
    expect(await threads()).toBe(3);
  });

  it('keeps it over several steps until it is given back', async () => {
    const giveBack = await takeOneThread(facts);
    expect(await withOneThread(facts, threads)).toBe(1);
    expect(await threads()).toBe(1);
    await giveBack();
    expect(await threads()).toBe(3);
  });

  it('gives them back when the work fails', async () => {
    await expect(withOneThread(facts, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await threads()).toBe(3);
  });

  it('leaves all threads to tables of more than a row group', async () => {
    await facts.rows('create table large as select range as id from range(200000)');
    expect(await withOneThread(facts, threads)).toBe(3);
  });
});
