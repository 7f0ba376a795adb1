import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { PackageFiles, PackageModel } from './model.ts';
import { classifyPath } from './packagePath.ts';
import { readPackage } from './readPackage.ts';
import { readSourceFolder } from './sourceFolder.ts';

/** API version that package.xml names. */
const packageApiVersion = '66.0';

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
// A fixed date makes equal content equal bytes; the zip format knows no date before 1980.
const ZIP_DATE = '1980-01-01T00:00:00';

/**
 * Converts source folders to one Metadata API zip with package.xml. Reads the disk, writes nothing.
 *
 * @param sourceFolders  package directories such as `force-app`
 */
export async function toDeployZip(...sourceFolders: readonly string[]): Promise<Uint8Array> {
  const trees = await Promise.all(sourceFolders.map(readSourceFolder));
  return zipPackage(toPackageFormat(new Map(trees.flatMap((tree) => [...tree]))));
}

/** Zips files that are in Metadata API format already and adds package.xml for what they hold. Equal files give equal bytes. */
export function zipPackage(files: PackageFiles): Uint8Array {
  const all = new Map(files).set('package.xml', packageXml(readPackage(files)));
  const entries = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(ZIP_DATE) });
}

/** Text files of a Metadata API zip by path, folders left out. */
export function unzipPackage(zip: Uint8Array): PackageFiles {
  const entries = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
  return new Map(entries.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/**
 * Source format to Metadata API format: the files of an object become one `.object` file, `-meta.xml` falls off,
 * bundles keep their files, tests and editor files stay behind.
 */
export function toPackageFormat(sourceFiles: PackageFiles): PackageFiles {
  const files = new Map<string, string>();
  const objects = new Map<string, string[]>();
  for (const [path, text] of sourceFiles) {
    const place = classifyPath(path);
    if (place.kind === 'ignored' || place.kind === 'unknown') continue;
    if (place.kind === 'objectPart') addPart(objects, place.zipPath, `<${place.part}>${insideOfRoot(text)}</${place.part}>`);
    else if (place.kind === 'objectHead') addPart(objects, place.zipPath, insideOfRoot(text));
    else files.set(place.zipPath, text);
  }
  for (const [path, parts] of objects) files.set(path, `${HEADER}\n<CustomObject ${NAMESPACE}>\n${parts.join('\n')}\n</CustomObject>\n`);
  return files;
}

function addPart(objects: Map<string, string[]>, path: string, part: string): void {
  objects.set(path, [...(objects.get(path) ?? []), part]);
}

function insideOfRoot(text: string): string {
  const body = text.replace(/<\?xml[^>]*\?>/, '').trim();
  return body.slice(body.indexOf('>') + 1, body.lastIndexOf('</')).trim();
}

/** The manifest that names everything a package deploys. */
function packageXml(model: PackageModel): string {
  const byType = Map.groupBy(model.components, ({ type }) => type);
  const types = [...byType.keys()].sort().map((type) => {
    const names = (byType.get(type) ?? []).map(({ fullName }) => fullName).sort();
    return `  <types>\n${names.map((name) => `    <members>${name}</members>\n`).join('')}    <name>${type}</name>\n  </types>\n`;
  });
  return `${HEADER}\n<Package ${NAMESPACE}>\n${types.join('')}  <version>${packageApiVersion}</version>\n</Package>\n`;
}
