import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thisHolder } from '../../../src/operations/holdLease.ts';
import { openPassingFolder } from '../../../src/operations/passingFolder.ts';

const dayMs = 86_400_000;

describe('a passing folder', () => {
  let store = '';
  beforeEach(() => {
    store = mkdtempSync(join(tmpdir(), 'headroom-passing-'));
  });
  afterEach(() => rmSync(store, { recursive: true, force: true }));

  /** A folder that another process made. */
  const left = (name: string, { days = 0, owner }: { readonly days?: number; readonly owner?: string } = {}): void => {
    mkdirSync(join(store, name));
    if (owner !== undefined) writeFileSync(join(store, name, 'owner'), owner);
    const at = new Date(Date.now() - days * dayMs);
    utimesSync(join(store, name), at, at);
  };
  /** Who held something in a process that has ended. */
  const gone = (): string => thisHolder().replace(` ${process.pid} `, ` ${spawnSync(process.execPath, ['--version']).pid} `);

  it('can be entered by its owner only, and goes with all that is in it', async () => {
    const { path, remove } = await openPassingFolder(store, 'copy-');
    expect(statSync(path).mode & 0o777).toBe(0o700);
    writeFileSync(join(path, 'rows'), 'x');
    await remove();
    await remove();
    expect(readdirSync(store)).toEqual([]);
  });

  it('removes those of the same work whose process has ended, and leaves those at work', async () => {
    left('copy-ended', { owner: gone() });
    left('copy-working', { owner: thisHolder() });
    left('preview-ended', { owner: gone() });
    const { path } = await openPassingFolder(store, 'copy-');
    expect(readdirSync(store).sort()).toEqual([basename(path), 'copy-working', 'preview-ended'].sort());
  });

  it('removes those of which nobody can tell after a day', async () => {
    left('copy-old', { days: 1.1, owner: 'another-machine 12 some-id' });
    left('copy-new', { days: 0.9, owner: 'another-machine 12 some-id' });
    left('copy-nobody', { days: 1.1 });
    left('state-of-runs', { days: 9 });
    const { path } = await openPassingFolder(store, 'copy-');
    expect(readdirSync(store).sort()).toEqual([basename(path), 'copy-new', 'state-of-runs'].sort());
  });
});
