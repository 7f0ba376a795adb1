import type { ComponentName } from '../../metadata/model.ts';
import { makeId } from '../ids.ts';
import { folderOfType } from '../../metadata/structure/typeFolder.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
import { quoted } from '../schema/tables.ts';
import { keyPrefixOf, objectPartTypes } from './heldTypes.ts';

/** A component that a deploy brought into the org. */
export type StoredComponent = {
  readonly type: string;
  readonly fullName: string;
  readonly id: string;
  /** Path inside a package. */
  readonly fileName: string;
  /** The elements inside its root, as deployed. */
  readonly definition: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
};

const columns = `type, full_name as fullName, id, file_name as fileName, definition, created_at as createdAt, created_by as createdBy,
  modified_at as modifiedAt, modified_by as modifiedBy`;

/** A component that was deployed, undefined where none of that name was. */
export function storedComponent(org: LocalOrg, type: string, fullName: string): StoredComponent | undefined {
  const sql = `select ${columns} from org_metadata where type = ? and full_name = ?`;
  return org.database.statement(sql).get(type, fullName) as StoredComponent | undefined;
}

/** All components of a type by name. */
export function storedComponents(org: LocalOrg, type: string): readonly StoredComponent[] {
  return org.database
    .statement(`select ${columns} from org_metadata where type = ? order by full_name`)
    .all(type) as unknown as StoredComponent[];
}

/** What a deploy did to a component. */
export type Outcome = { readonly id: string; readonly created: boolean; readonly changed: boolean };

/** Notes that a component was deployed and tells whether that created or changed it. */
export function storeComponent(context: OrgContext, component: ComponentName, definition: string): Outcome {
  const { org, user } = context;
  const { type, fullName } = component;
  const old = storedComponent(org, type, fullName);
  const stamp = org.clock.stamp();
  if (old?.definition === definition) return { id: old.id, created: false, changed: false };
  if (old) {
    const sql = 'update org_metadata set definition = ?, file_name = ?, modified_at = ?, modified_by = ? where type = ? and full_name = ?';
    org.database.statement(sql).run(definition, fileNameInPackage(component), stamp, user.id, type, fullName);
    return { id: old.id, created: false, changed: true };
  }
  const isThere = isStandard(context, component);
  const id = idOf(context, component);
  org.database
    .statement('insert into org_metadata values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(type, fullName, id, fileNameInPackage(component), definition, stamp, user.id, stamp, user.id);
  return { id, created: !isThere, changed: isThere };
}

/** Forgets a component, and with an object all its parts. */
export function forgetComponent(org: LocalOrg, type: string, fullName: string): void {
  org.database.statement('delete from org_metadata where type = ? and full_name = ?').run(type, fullName);
  if (type !== 'CustomObject') return;
  const parts = `(${[...objectPartTypes].map((part) => `'${part}'`).join(', ')})`;
  org.database
    .statement(`delete from org_metadata where type in ${parts} and substr(full_name, 1, ?) = ?`)
    .run(fullName.length + 1, `${fullName}.`);
}

function isStandard({ schema }: OrgContext, { type, fullName }: ComponentName): boolean {
  if (type === 'CustomObject') return schema.object(fullName)?.custom === false;
  if (type === 'CustomLabels') return true;
  return false;
}

/** Records have ids of their own; other components get one for the Metadata API. */
function idOf({ org, schema }: OrgContext, { type, fullName }: ComponentName): string {
  const find = (table: string, column: string, value: string): string | undefined => {
    const row = org.database.statement(`select "Id" as id from ${quoted(table)} where ${quoted(column)} = ? collate nocase`).get(value);
    return row ? String(row['id']) : undefined;
  };
  const [typeName = '', record = ''] = fullName.split('.');
  const recordTable = type === 'CustomMetadata' ? schema.object(`${typeName}__mdt`)?.name : undefined;
  const own =
    recordTable !== undefined
      ? find(recordTable, 'DeveloperName', record)
      : type === 'PermissionSet'
        ? find('PermissionSet', 'Name', fullName)
        : undefined;
  const prefix = keyPrefixOf(type);
  return own ?? makeId(prefix, org.database.nextNumber(`id.metadata.${prefix}`));
}

/** The path from the folder of the type on: what stands before it belongs to one zip only. */
function fileNameInPackage({ type, fullName, file }: ComponentName): string {
  const folders = folderOfType(type)?.adapter === 'inFolder' ? fullName.split('/').length - 1 : 0;
  return file
    .split('/')
    .slice(-2 - folders)
    .join('/');
}
