import { readFile, stat } from 'node:fs/promises';
import { HealthError } from '../domain/healthError.ts';

/** Credentials of systemd are of root and look so where the service's own right stands in an access list. Source: systemd.exec(5). */
const credentialMode = 0o440;

/** Reads a private key file; refuses one that anybody but its owner, or the service that it was loaded for, may read. */
export async function readPrivateKey(path: string): Promise<string> {
  let file: Awaited<ReturnType<typeof stat>>;
  try {
    file = await stat(path);
  } catch (error) {
    throw new HealthError('KeyFileUnusable', [path, 'it is not there'], { cause: error });
  }
  const mode = file.mode & 0o777;
  const isCredential = file.uid === 0 && file.gid === 0 && mode === credentialMode;
  if ((mode & 0o077) !== 0 && !isCredential) {
    throw new HealthError('KeyFileUnusable', [path, `others may read it (mode ${mode.toString(8)})`]);
  }
  return readFile(path, 'utf8');
}
