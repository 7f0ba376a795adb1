import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localOrgHolder, lockLocalOrg } from '../../../src/commands/localOrgLock.ts';

describe('the lock of a local org', () => {
  let folder = '';
  const file = (): string => join(folder, 'local-org.lock');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headroom-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is held by this process until it is given back, and leaves nothing behind', () => {
    const unlock = lockLocalOrg(folder);
    expect(localOrgHolder(folder)).toBe(process.pid);
    unlock();
    expect(localOrgHolder(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a second holder and names the process that has it', () => {
    const unlock = lockLocalOrg(folder);
    expect(() => lockLocalOrg(folder)).toThrow(
      expect.objectContaining({ name: 'LocalOrgRunning', values: [`${file()} (process ${process.pid})`] })
    );
    expect(readdirSync(folder)).toEqual(['local-org.lock']);
    unlock();
  });

  it('does not count when its process is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    writeFileSync(file(), JSON.stringify({ pid: child.pid, began: '1' }));
    expect(localOrgHolder(folder)).toBeUndefined();
    const unlock = lockLocalOrg(folder);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid });
    unlock();
  });

  it.runIf(existsSync('/proc/self/stat'))('does not count when its number was given to another process', () => {
    writeFileSync(file(), JSON.stringify({ pid: process.pid, began: 'long ago' }));
    lockLocalOrg(folder)();
    expect(existsSync(file())).toBe(false);
  });

  it.each(['', '{', '{"pid":"x"}'])('does not count when it was damaged: %j', (text) => {
    writeFileSync(file(), text);
    lockLocalOrg(folder)();
    expect(existsSync(file())).toBe(false);
  });
});
