import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { SourceComponent } from '@salesforce/source-deploy-retrieve';
import type { Finding } from './checks/finding.ts';
import { unzipPackage, zipPackage } from './deployZip.ts';
import type { PackageFiles } from './model.ts';
import { classifyPath } from './packagePath.ts';

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

/** Files that source-deploy-retrieve takes for metadata, and what it says of those that it refuses. */
export type SourceFiles = { readonly files: PackageFiles; readonly problems: readonly Finding[] };

/**
 * The files of source folders that a deploy would take, in source format, by their paths. `.forceignore` counts. Reads the disk.
 *
 * @param folders  as for `toDeployZip`
 */
export async function sourceFilesOf(...folders: readonly string[]): Promise<SourceFiles> {
  const { ComponentSet } = await import('@salesforce/source-deploy-retrieve');
  const files = new Map<string, string>();
  const problems: Finding[] = [];
  for (const directory of (await Promise.all(folders.map(packageDirectories))).flat()) {
    try {
      const components = ComponentSet.fromSource(directory).getSourceComponents().toArray();
      const paths = components.flatMap((each) => [...(each.xml === undefined ? [] : [each.xml]), ...each.walkContent(), ...partsOf(each)]);
      for (const path of new Set(paths)) files.set(relative(process.cwd(), path).replaceAll('\\', '/'), await readFile(path, 'utf8'));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TypeInferenceError') throw error;
      problems.push({
        file: directory,
        element: directory,
        what: `cannot be converted: ${error.message}`,
        fix: 'Correct ending or folder'
      });
    }
  }
  return { files, problems };
}

/** Files of the parts of a decomposed component: fields of an object. */
function partsOf(component: SourceComponent): readonly string[] {
  return component.getChildren().flatMap(({ xml }) => (xml === undefined ? [] : [xml]));
}

type Project = { readonly packageDirectories: readonly { readonly path: string }[] };

/** The package directories of a project; a folder that is no project is one itself. */
export async function packageDirectories(folder: string): Promise<readonly string[]> {
  const file = join(folder, 'sfdx-project.json');
  if (!existsSync(file)) return [folder];
  const project = JSON.parse(await readFile(file, 'utf8')) as Project;
  return project.packageDirectories.map(({ path }) => join(folder, path));
}
