import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** Gives @salesforce/core a HOME of its own for the length of a test file: it keeps sign-ins there. Returns the folder, once it is there. */
export function useOwnHome(): () => string {
  const before = { ...process.env };
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'headroom-home-'));
    Object.assign(process.env, {
      HOME: home,
      SF_DISABLE_TELEMETRY: 'true',
      SF_DISABLE_LOG_FILE: 'true',
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true'
    });
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
    process.env = before;
  });
  return () => home;
}
