import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goneWithRecord } from '../../../src/pull/goneWithRecord.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactColumn, FactStore } from '../../../src/store/factStore.ts';

let folder: string;
let facts: FactStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-gone-'));
  facts = await openFactStore({ folder, orgId: '00DLOCAL00000012HA', memoryLimitMb: 256 });
});
afterEach(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

const texts = (...names: readonly string[]): readonly FactColumn[] => names.map((name) => ({ name, type: 'text' }));

/** Three rows of a history, of the records `a`, `b` and `b`; of these only `a` is here. */
async function gone(history: string, column: string, owner: string): Promise<readonly string[]> {
  const columns = texts('Id', column);
  const rows = [
    { Id: 'h1', [column]: 'a' },
    { Id: 'h2', [column]: 'b' },
    { Id: 'h3', [column]: 'b' }
  ];
  await facts.loadRows(history, columns, rows);
  await facts.loadRows(owner, texts('Id'), [{ Id: 'a' }]);
  return [...(await goneWithRecord({ object: history, columns }, ['h1', 'h2'], facts))];
}

describe('rows that the org does not give', () => {
  it.each([
    ['CaseHistory', 'CaseId', 'Case'],
    ['OpportunityFieldHistory', 'OpportunityId', 'Opportunity'],
    ['Site__History', 'ParentId', 'Site__c']
  ])('of %s went with their record where that is gone', async (history, column, owner) => {
    expect(await gone(history, column, owner)).toEqual(['h2']);
  });

  it.each([
    ['of another object, which has a life of its own', 'Contact', 'AccountId', 'Account'],
    ['of a history whose records are not read', 'CaseHistory', 'CaseId', 'Account'],
    ['of a history that is read without the record', 'CaseHistory', 'Field', 'Case']
  ])('%s may be hidden', async (_, history, column, owner) => {
    expect(await gone(history, column, owner)).toEqual([]);
  });
});
