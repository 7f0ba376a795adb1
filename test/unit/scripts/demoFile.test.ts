import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginDemo, clearBrokenDemo, finishDemo, isWanted, readBuiltDemo } from '../../../scripts/demoFile.ts';

const demo = { seed: 1, accounts: 60, endDate: '2026-11-22', showcaseId: '001000000000001AAA' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-demo-file-'));
  mkdirSync(join(folder, 'local-org'));
  mkdirSync(join(folder, 'store'));
  writeFileSync(join(folder, 'local-org', 'local-org.sqlite'), 'records');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a demo in a data folder', () => {
  it('that is whole is read and stays', () => {
    beginDemo(folder);
    finishDemo(folder, demo);
    expect(clearBrokenDemo(folder)).toBe(false);
    expect(readBuiltDemo(folder)).toEqual(demo);
  });

  it('that was broken off is not taken for whole: org and store go', () => {
    beginDemo(folder);
    expect(readBuiltDemo(folder)).toBeUndefined();
    expect(clearBrokenDemo(folder)).toBe(true);
    expect([existsSync(join(folder, 'local-org')), existsSync(join(folder, 'store'))]).toEqual([false, false]);
  });

  it('that never began leaves an org of somebody else alone', () => {
    expect(clearBrokenDemo(folder)).toBe(false);
    expect(existsSync(join(folder, 'local-org', 'local-org.sqlite'))).toBe(true);
  });

  it.each([
    ['the same', {}, true],
    ['another seed', { seed: 2 }, false],
    ['another number of accounts', { accounts: 5 }, false],
    ['the same end date', { endDate: '2026-11-22' }, true],
    ['another end date', { endDate: '2026-11-21' }, false]
  ])('is measured by what was asked for: %s', (_, asked, wanted) => {
    const options = { once: true, port: 0, accounts: 60, seed: 1, dataFolder: folder, ...asked };
    expect(isWanted(demo, options)).toBe(wanted);
  });
});
