import { chmod, mkdir } from 'node:fs/promises';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';

/** Makes a folder that only its owner can enter. A repeat is harmless. */
export async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    throw new HealthError('DataFolderUnusable', [folder, errorText(error)], { cause: error });
  }
}
