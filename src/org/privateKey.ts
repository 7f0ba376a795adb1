import { readFile, stat } from 'node:fs/promises';
import { HealthError } from '../domain/healthError.ts';

/** Reads a private key file; refuses one that anybody but its owner may read. */
export async function readPrivateKey(path: string): Promise<string> {
  let mode: number;
  try {
    mode = (await stat(path)).mode & 0o777;
  } catch (error) {
    throw new HealthError('FileUnreadable', [path, 'it is not there'], { cause: error });
  }
  if ((mode & 0o077) !== 0) {
    throw new HealthError('FileUnreadable', [path, `others may read this key (mode ${mode.toString(8)}); chmod 600 makes it yours alone`]);
  }
  return readFile(path, 'utf8');
}
