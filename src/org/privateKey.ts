import { readFile, stat } from 'node:fs/promises';
import { HealthError } from '../domain/healthError.ts';

/** Reads a private key file; refuses one that anybody but its owner may read. */
export async function readPrivateKey(path: string): Promise<string> {
  let mode: number;
  try {
    mode = (await stat(path)).mode & 0o777;
  } catch (error) {
    throw new HealthError('KeyFileUnusable', [path, 'it is not there'], { cause: error });
  }
  if ((mode & 0o077) !== 0) {
    throw new HealthError('KeyFileUnusable', [path, `others may read it (mode ${mode.toString(8)})`]);
  }
  return readFile(path, 'utf8');
}
