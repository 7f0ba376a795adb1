import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import type { OrgIdentity } from '../org/orgClient.ts';
import { openFolder } from '../store/openFolder.ts';
import { stateFile } from '../store/sqliteStateStore.ts';
import { storeFolder } from '../store/storeFiles.ts';

/** Org ids by the address that they were last met at. */
const addresses = z.record(z.string(), z.string());

/**
 * Refuses an address behind which another org was before: a refreshed sandbox has the old address and users, and a new id.
 *
 * Without the copy of the old org there is nothing to mix up, so the way to start anew is to delete that. Reads and writes
 * `addresses.json` beside the stores; a repeat is harmless.
 *
 * @param options.notes  false only looks, and keeps nothing
 * @throws HealthError OrgReplaced with both ids
 */
export async function checkKnownOrg(
  dataFolder: string,
  { instanceUrl, orgId }: Pick<OrgIdentity, 'instanceUrl' | 'orgId'>,
  { notes = true }: { readonly notes?: boolean } = {}
): Promise<void> {
  const folder = storeFolder(dataFolder);
  const file = join(folder, 'addresses.json');
  const known = await readAddresses(file);
  const before = known[instanceUrl];
  if (before === orgId) return;
  if (before !== undefined && existsSync(stateFile({ folder, orgId: before }))) {
    throw new HealthError('OrgReplaced', [instanceUrl, before, orgId, join(folder, `*${before}*`)]);
  }
  if (!notes) return;
  await openFolder(folder);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ ...known, [instanceUrl]: orgId }), { mode: 0o600 });
  await rename(draft, file);
}

async function readAddresses(file: string): Promise<Readonly<Record<string, string>>> {
  if (!existsSync(file)) return {};
  try {
    return addresses.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new HealthError('StoreUnreadable', [file, errorText(error)], { cause: error });
  }
}
