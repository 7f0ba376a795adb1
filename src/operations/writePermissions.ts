import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrgClient } from '../org/orgClient.ts';
import { prepareRun } from './prepareRun.ts';
import { sourceAccess, sourcesPermissionSetXml } from './sourcesPermissionSet.ts';
import type { SourceAccess } from './sourcesPermissionSet.ts';

export type WrittenPermissions = SourceAccess & { readonly file: string };

/**
 * Writes the permission set for what the settings of this org read, as a file to deploy.
 *
 * Reads settings and describe as the signed-in admin, who has to see what the integration user is to see. Writes one
 * file; a repeat writes the same.
 */
export async function writePermissions(client: OrgClient, folder: string): Promise<WrittenPermissions> {
  const { plan, describes } = await prepareRun(client);
  const access = sourceAccess(plan, describes);
  const target = join(folder, 'permissionsets');
  await mkdir(target, { recursive: true });
  const file = join(target, 'Headroom_Sources.permissionset-meta.xml');
  await writeFile(file, sourcesPermissionSetXml(access));
  return { ...access, file };
}
