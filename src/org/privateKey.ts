import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';

/** Credentials of systemd are of root and look so where the service's own right stands in an access list. Source: systemd.exec(5). */
const credentialMode = 0o440;

/**
 * Reads a private key file; refuses one that cannot sign, or that anybody but its owner, or the service that it was loaded for, may read.
 *
 * @throws HealthError KeyFileUnusable
 */
export async function readPrivateKey(path: string): Promise<string> {
  let file: FileHandle;
  try {
    // Opening a pipe would else wait for somebody who writes to it.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw new HealthError('KeyFileUnusable', [path, whyClosed(error)], { cause: error });
  }
  try {
    const found = await file.stat();
    const { mode, uid, gid } = found;
    if (!found.isFile()) throw new HealthError('KeyFileUnusable', [path, 'it is no file']);
    const rights = mode & 0o777;
    const isCredential = uid === 0 && gid === 0 && rights === credentialMode;
    if ((rights & 0o077) !== 0 && !isCredential) {
      throw new HealthError('KeyFileUnusable', [path, `others may read it (mode ${rights.toString(8)})`]);
    }
    return checkedKey(await file.readFile('utf8'), path);
  } finally {
    await file.close();
  }
}

/** The key as it stands in the file. The org wants RS256, so a key of another kind cannot sign; nor can one behind a passphrase. */
function checkedKey(pem: string, path: string): string {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    const isLocked = pem.includes('ENCRYPTED');
    throw new HealthError('KeyFileUnusable', [path, isLocked ? 'a passphrase locks it' : 'it holds no private key'], { cause: error });
  }
  if (key.asymmetricKeyType !== 'rsa') throw new HealthError('KeyFileUnusable', [path, 'it holds no RSA key']);
  return pem;
}

function whyClosed(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'it is not there';
  return errorText(error);
}
