import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openPreviewFacts } from '../../../../src/operations/config/previewFacts.ts';
import { joined } from '../../../../src/operations/config/previewPull.ts';
import type { PullObject } from '../../../../src/pull/pullPlan.ts';

const orgId = '00DLOCAL00000001AA';
let folder = '';

function dataFolder(): string {
  folder = mkdtempSync(join(tmpdir(), 'headroom-preview-facts-'));
  return folder;
}

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('facts of a preview', () => {
  it('stand in a folder that only its owner can enter, and go when it is closed', async () => {
    const data = dataFolder();
    const { facts, close } = await openPreviewFacts(data, orgId);
    const [own = ''] = readdirSync(join(data, 'store'));
    expect(statSync(join(data, 'store', own)).mode & 0o777).toBe(0o700);
    expect(await facts.tables()).toEqual(new Map());
    await close();
    expect(readdirSync(join(data, 'store'))).toEqual([]);
  });

  it('can be opened twice at a time: neither waits for the other, nor for a run', async () => {
    const data = dataFolder();
    const [one, other] = await Promise.all([openPreviewFacts(data, orgId), openPreviewFacts(data, orgId)]);
    await Promise.all([one.close(), other.close()]);
    expect(readdirSync(join(data, 'store'))).toEqual([]);
  });
});

describe('what two plans read', () => {
  const object = (name: string, more: Partial<PullObject> = {}): PullObject => ({
    object: name,
    columns: [{ name: 'Id', type: 'text' }],
    archived: false,
    ...more
  });

  it('is read once, with the columns of both', () => {
    const one = object('Case', {
      columns: [
        { name: 'Id', type: 'text' },
        { name: 'Type', type: 'text' }
      ]
    });
    const other = object('Case', {
      columns: [
        { name: 'Id', type: 'text' },
        { name: 'Priority', type: 'text' }
      ],
      archived: true
    });
    expect(joined([one], [other, object('Event')])).toEqual([
      {
        object: 'Case',
        columns: [
          { name: 'Id', type: 'text' },
          { name: 'Type', type: 'text' },
          { name: 'Priority', type: 'text' }
        ],
        archived: true
      },
      object('Event')
    ]);
  });

  it('keeps a condition on rows only where both have it', () => {
    const [same] = joined([object('Case', { where: 'A' })], [object('Case', { where: 'A' })]);
    const [other] = joined([object('Case', { where: 'A' })], [object('Case', { where: 'B' })]);
    expect([same?.where, other?.where]).toEqual(['A', undefined]);
  });
});
