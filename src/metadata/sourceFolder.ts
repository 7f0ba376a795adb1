import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * Reads all files of a source folder as text. Reads the disk; a repeat is harmless.
 *
 * @param folder  package directory such as `force-app`
 * @returns       path that begins with the folder's own name, with forward slashes, to text
 */
export async function readSourceFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(files.sort().map(async (file) => [pathBelow(folder, file), await readFile(file, 'utf8')] as const));
  return new Map(pairs);
}

function pathBelow(folder: string, file: string): string {
  return `${basename(folder)}${file.slice(folder.length)}`.replaceAll('\\', '/');
}
