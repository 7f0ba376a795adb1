import { readFile } from 'node:fs/promises';
import { classifyPath } from '../../metadata/packagePath.ts';
import { sourceFilesOf } from '../../metadata/sourceZip.ts';

/** A file of a Custom Metadata record, as bytes: whether they are text is for the reader to say. */
export type SettingsFile = {
  /** Path from the working directory, with forward slashes. */
  readonly path: string;
  /** As the file is named: `Headroom_Signal.case_open`. */
  readonly fullName: string;
  readonly bytes: Uint8Array;
};

/**
 * Files of Custom Metadata below source folders, in source or in Metadata API format; `.forceignore` counts. Reads the disk.
 *
 * @param folders  folders of metadata, or projects: folders that hold `sfdx-project.json`
 * @throws         the system's own error where a folder cannot be read
 */
export async function readSettingsFiles(folders: readonly string[]): Promise<readonly SettingsFile[]> {
  const paths = [...(await sourceFilesOf(...folders)).keys()].sort();
  const files = paths.flatMap((path) => {
    const place = classifyPath(path);
    return place.kind === 'component' && place.type === 'CustomMetadata' ? [{ path, fullName: place.fullName }] : [];
  });
  return Promise.all(files.map(async (file) => ({ ...file, bytes: await readFile(file.path) })));
}
