import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Finding } from './checks/finding.ts';
import { unzipPackage, zipPackage } from './packageZip.ts';
import type { PackageFiles } from './model.ts';
import { classifyPath } from './packagePath.ts';
import { readSourceFolder } from './sourceFolder.ts';

/**
 * Converts source folders to one Metadata API zip with package.xml, as `sf project deploy` does: by source-deploy-retrieve, which
 * obeys `.forceignore`. Reads the disk, writes nothing. Equal files give equal bytes.
 *
 * @param folders  package directories such as `force-app`, or a project's folder: the one that holds `sfdx-project.json`
 * @throws         the library's own error where a file stands in the wrong folder or lacks its `-meta.xml`
 */
export async function toDeployZip(...folders: readonly string[]): Promise<Uint8Array> {
  return zipPackage(await packageFilesOf(...folders));
}

/** The files that such a zip holds, by path, without package.xml. */
export async function packageFilesOf(...folders: readonly string[]): Promise<PackageFiles> {
  // Half a second to load, and most commands never deploy.
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const directories = (await Promise.all(folders.map(packageDirectories))).flat();
  const { zipBuffer } = await new MetadataConverter().convert(ComponentSet.fromSource([...directories]), 'metadata', { type: 'zip' });
  if (zipBuffer === undefined) throw new Error(`source-deploy-retrieve made no zip of ${directories.join(', ')}`);
  // Manifest, and tests of components where the folder has no .forceignore: as an installed package has none.
  return new Map([...unzipPackage(zipBuffer)].filter(([path]) => classifyPath(path).kind !== 'ignored'));
}

/**
 * The files of source folders in source format, by their paths from the working directory. `.forceignore` counts. Reads the disk.
 *
 * @param folders  as for `toDeployZip`
 */
export async function sourceFilesOf(...folders: readonly string[]): Promise<PackageFiles> {
  const { ForceIgnore } = await import('@salesforce/source-deploy-retrieve');
  const files = new Map<string, string>();
  for (const directory of (await Promise.all(folders.map(packageDirectories))).flat()) {
    const ignore = ForceIgnore.findAndCreate(directory);
    for (const [path, text] of await readSourceFolder(directory)) {
      const whole = join(dirname(resolve(directory)), path);
      if (ignore.accepts(whole)) files.set(relative(process.cwd(), whole).replaceAll('\\', '/'), text);
    }
  }
  return files;
}

/** What source-deploy-retrieve says of folders that it cannot convert: the first fault of each. Reads the disk. */
export async function layoutFindings(...folders: readonly string[]): Promise<readonly Finding[]> {
  const { ComponentSet } = await import('@salesforce/source-deploy-retrieve');
  const directories = (await Promise.all(folders.map(packageDirectories))).flat();
  return directories.flatMap((directory): readonly Finding[] => {
    try {
      for (const component of ComponentSet.fromSource(directory).getSourceComponents()) component.walkContent();
      return [];
    } catch (error) {
      // Its errors about the layout begin with the file.
      const [, path, what] = error instanceof Error ? (/^(.+?): (.+)$/s.exec(error.message) ?? []) : [];
      if (path === undefined || what === undefined || !existsSync(path)) throw error;
      const file = relative(process.cwd(), path).replaceAll('\\', '/');
      return [{ file, element: file, what: `cannot be converted: ${what}`, fix: 'Correct ending or folder' }];
    }
  });
}

type Project = { readonly packageDirectories: readonly { readonly path: string }[] };

/** The package directories of a project; a folder that is no project is one itself. */
async function packageDirectories(folder: string): Promise<readonly string[]> {
  const file = join(folder, 'sfdx-project.json');
  if (!existsSync(file)) return [folder];
  const project = JSON.parse(await readFile(file, 'utf8')) as Project;
  // Written on Windows, paths have backslashes.
  return project.packageDirectories.map(({ path }) => join(folder, path.replaceAll('\\', '/')));
}
