import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';
import { keepByAccount, keptByAccount } from '../../../src/store/keptByAccount.ts';

let folder: string;
let facts: FactStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-kept-'));
  facts = await openFactStore({ folder, orgId: '00DGOLDEN000000AAA', threads: 1 });
});
afterEach(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

describe('values kept by account', () => {
  it('come back for those who are asked for and have one', async () => {
    await keepByAccount(
      facts,
      'suggestions',
      new Map<string, unknown>([
        ['A', { press: { p: 0.1 } }],
        ['B', { ink: '"quoted"' }]
      ])
    );
    const kept = await keptByAccount(facts, 'suggestions', ['B', 'C']);
    expect([...kept].map(([id, json]) => [id, JSON.parse(json)])).toEqual([['B', { ink: '"quoted"' }]]);
  });

  it('take the place of those of the same name, and leave others alone', async () => {
    await keepByAccount(facts, 'suggestions', new Map([['A', 1]]));
    await keepByAccount(facts, 'other', new Map([['A', 2]]));
    await keepByAccount(facts, 'suggestions', new Map([['B', 3]]));
    expect([...(await keptByAccount(facts, 'suggestions', ['A', 'B']))]).toEqual([['B', '3']]);
    expect([...(await keptByAccount(facts, 'other', ['A', 'B']))]).toEqual([['A', '2']]);
  });

  it('may be none', async () => {
    await keepByAccount(facts, 'suggestions', new Map());
    expect([...(await keptByAccount(facts, 'suggestions', ['A']))]).toEqual([]);
  });
});
