import { readFile } from 'node:fs/promises';
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
    const fullName = recordOf(path);
    return fullName === undefined ? [] : [{ path, fullName }];
  });
  return Promise.all(files.map(async (file) => ({ ...file, bytes: await readFile(file.path) })));
}

/**
 * The record that a path names; undefined for other files. Folders above do not matter, whatever they are called: the ending of
 * source format tells by itself, and that of the Metadata API format below `customMetadata`.
 *
 * @example  recordOf('settings/customMetadata/Headroom_Band.red.md') // 'Headroom_Band.red'
 */
export function recordOf(path: string): string | undefined {
  return (/([^/]+)\.md-meta\.xml$/.exec(path) ?? /(?:^|\/)customMetadata\/([^/]+)\.md$/.exec(path))?.[1];
}
