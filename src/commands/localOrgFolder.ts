import { generateKeyPairSync, createPublicKey } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';

/** Consumer key under which clients of the local org sign in by JWT. */
export const localConsumerKey = 'headroom-local';

/** Every reply of a local org carries its id here. */
const orgIdHeader = 'x-headroom-local-org';

/** How long an org may take to say who it is: one that many ask at once, on a busy machine, takes seconds. */
const answerMs = 15_000;

/** What other clients need to reach the local org; kept in a file that only its owner can read. */
export type LocalOrgFile = Readonly<z.infer<typeof localOrgFile>>;

const localOrgFile = z.object({
  instanceUrl: z.string(),
  accessToken: z.string(),
  username: z.string(),
  orgId: z.string(),
  pageUrl: z.string()
});

export type LocalOrgPaths = {
  readonly folder: string;
  readonly keyFile: string;
  /** Which package was deployed last. */
  readonly hashFile: string;
  readonly file: string;
};

/** Files of the local org below a data folder. */
export function localOrgPaths(dataFolder: string): LocalOrgPaths {
  const folder = resolve(dataFolder, 'local-org');
  return {
    folder,
    keyFile: join(folder, 'server.key'),
    hashFile: join(folder, 'package.sha256'),
    file: resolve(dataFolder, 'local-org.json')
  };
}

/**
 * The key pair that clients sign in to the local org with; made once, the private half readable by its owner only.
 *
 * @returns  the public key in PEM
 */
export function ensureSigningKey(dataFolder: string): string {
  const { folder, keyFile } = localOrgPaths(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return createPublicKey(readFileSync(keyFile, 'utf8')).export({ type: 'spki', format: 'pem' }).toString();
}

/** Writes the address file anew; the mode is set even where an older file was open to others. */
export function writeLocalOrgFile(dataFolder: string, content: LocalOrgFile): void {
  const { file } = localOrgPaths(dataFolder);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** Reads the address file; throws LocalOrgNotRunning where it is not there, FileUnreadable where it is damaged. */
export function readLocalOrgFile(dataFolder: string): LocalOrgFile {
  const { file } = localOrgPaths(dataFolder);
  if (!existsSync(file)) throw new HealthError('LocalOrgNotRunning', [`${file} is not there`]);
  try {
    return localOrgFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new HealthError('FileUnreadable', [file, errorText(error)], { cause: error });
  }
}

/** Deletes the address file; what the org holds stays. */
export function removeLocalOrgFile(dataFolder: string): void {
  rmSync(localOrgPaths(dataFolder).file, { force: true });
}

/** Whether the org of a data folder answers at its address; another one may have got the port since. */
export async function isAnswering(dataFolder: string): Promise<boolean> {
  if (!existsSync(localOrgPaths(dataFolder).file)) return false;
  const { instanceUrl, orgId } = readLocalOrgFile(dataFolder);
  return (await orgIdAt(instanceUrl)) === orgId;
}

/** Id of the local org that answers at an address; undefined where none does. */
export async function orgIdAt(address: string): Promise<string | undefined> {
  try {
    const reply = await fetch(new URL('/services/data', address), { signal: AbortSignal.timeout(answerMs) });
    await reply.body?.cancel();
    return reply.headers.get(orgIdHeader) ?? undefined;
  } catch {
    // Nobody listens there: what named the address outlived its org.
    return undefined;
  }
}
