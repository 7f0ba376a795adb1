import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { manifestXml, packageApiVersion } from './manifestXml.ts';
import type { PackageFiles, PackageModel } from './model.ts';
import { readPackage } from './readPackage.ts';

/** A fixed date makes equal content equal bytes; the zip format knows no date before 1980. */
const zipDate = '1980-01-01T00:00:00';

/** Zips files that are in Metadata API format already and adds package.xml for what they hold. Equal files give equal bytes. */
export function zipPackage(files: PackageFiles): Uint8Array {
  const all = new Map(files).set('package.xml', packageXml(readPackage(files)));
  const entries = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(zipDate) });
}

/** Text files of a Metadata API zip by path, folders left out. */
export function unzipPackage(zip: Uint8Array): PackageFiles {
  const entries = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
  return new Map(entries.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The manifest that names everything a package deploys. */
function packageXml({ components }: PackageModel): string {
  const byType = Map.groupBy(components, ({ type }) => type);
  const members = [...byType.keys()].sort().map((type) => {
    const names = (byType.get(type) ?? []).map(({ fullName }) => fullName).sort();
    return [type, names] as const;
  });
  return manifestXml(new Map(members), packageApiVersion);
}
