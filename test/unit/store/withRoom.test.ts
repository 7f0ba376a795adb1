import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFactStore } from '../../../src/store/duckFactStore.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-room-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a reading of the fact store', () => {
  it('gets more memory where a list of rows does not fit into what there is', async () => {
    const facts = await openFactStore({ folder, orgId: '00DLOCAL0000001AAA', memoryLimitMb: 24 });
    try {
      const [row] = await facts.rows(`select len(list(printf('500AB%013d', i) order by i desc)) as n from range(1000000) as t(i)`);
      expect(row).toEqual({ n: 1_000_000 });
      const [limit] = await facts.rows(`select current_setting('memory_limit') as mb`);
      expect(limit).toEqual({ mb: '244.1 MiB' });
    } finally {
      await facts.close();
    }
  });

  it('fails as before where the reason is another one', async () => {
    const facts = await openFactStore({ folder, orgId: '00DLOCAL0000001AAA' });
    await expect(facts.rows('select * from nowhere')).rejects.toThrow(/nowhere/);
    await facts.close();
  });
});
