import { join } from 'node:path';

/** Folder of the stores below a data folder. */
export function storeFolder(dataFolder: string): string {
  return join(dataFolder, 'store');
}

/** Where the facts of an org are. */
export function factsFile({ folder, orgId }: { readonly folder: string; readonly orgId: string }): string {
  return join(folder, `facts-${orgId}.duckdb`);
}
