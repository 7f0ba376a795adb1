import { join } from 'node:path';
import type { PackageModel, RecordModel } from '../../src/metadata/model.ts';
import { readPackage } from '../../src/metadata/readPackage.ts';
import { valueOf } from '../../src/metadata/readRecord.ts';
import { readSourceFolder } from '../../src/metadata/sourceFolder.ts';

const root = join(import.meta.dirname, '..', '..');

/** Paths of both package directories. */
export const packageFolders = ['force-app', 'starter'].map((folder) => join(root, folder));

/** The package of this project with its starter records. */
export async function ownPackage(): Promise<PackageModel> {
  const trees = await Promise.all(packageFolders.map(readSourceFolder));
  return readPackage(new Map(trees.flatMap((tree) => [...tree])));
}

/** Records of one type by name. */
export function recordsOf(model: PackageModel, type: string): ReadonlyMap<string, RecordModel> {
  const records = model.records.filter(({ object }) => object === `Headroom_${type}__mdt`);
  return new Map(records.map((record) => [record.name, record]));
}

/** Values of a record by field, empty ones included. */
export function fieldsOf(record: RecordModel | undefined): (field: string) => string | number | boolean | null {
  if (record === undefined) throw new Error('The record is missing');
  return (field) => valueOf(record, field);
}
