import { listInFolders, listMetadata } from '../../org/metadataApi.ts';
import type { OrgComponent } from '../../org/metadataApi.ts';
import type { Wire } from '../../org/wire.ts';
import { comparedTypes, inFolders } from './packageNames.ts';

/** Begins the API name of everything that Headroom brings, also behind an object or a type: `Headroom_Signal.case_open`. */
const prefixed = /^Headroom_|^headroom[A-Z]/;
const addedToOther = /^\w+\.Headroom_/;

/** Whether a component is named as Headroom names its own. */
export function isNamedAsOurs(fullName: string): boolean {
  return prefixed.test(fullName) || addedToOther.test(fullName);
}

/** Whether a Lightning component is named as Headroom names its own. */
export function isOurComponent(name: string): boolean {
  return prefixed.test(name);
}

/**
 * Names of the org in every type that Headroom deploys, and what stands in report and dashboard folders that are named as ours.
 *
 * Reads only; reports of other folders are left out, because they take a call for every three folders.
 *
 * @param more  further types to list
 */
export async function namesInOrg(wire: Wire, apiVersion: string, more: readonly string[] = []): Promise<readonly OrgComponent[]> {
  const bare = await listMetadata(wire, apiVersion, [...comparedTypes, ...more]);
  const content = Object.entries(inFolders).map(([type, folderType]) => {
    const folders = bare.filter((one) => one.type === folderType && one.namespacePrefix === undefined && isNamedAsOurs(one.fullName));
    return listInFolders(
      wire,
      apiVersion,
      type,
      folders.map(({ fullName }) => fullName)
    );
  });
  return [...bare, ...(await Promise.all(content)).flat()];
}
