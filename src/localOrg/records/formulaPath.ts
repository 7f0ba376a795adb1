import type { FormulaType, FormulaValue } from '../../formula/formulaType.ts';
import type { SqlValue, StoredRow } from '../database.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { isComputed, type FieldType, type OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import type { OrgSchema } from '../schema/orgSchema.ts';
import { quoted } from '../schema/tables.ts';

/** Value of a formula field for a row. */
export type ComputeField = (context: OrgContext, object: OrgObject, field: OrgField, row: StoredRow) => SqlValue;

type Reading = { readonly context: OrgContext; readonly computed: ComputeField };

/** What a formula names: where it stands, its type, and how its value is read for a record. */
export type FormulaField = {
  /** Undefined for what is no field: a custom permission. */
  readonly place?: { readonly object: OrgObject; readonly field: OrgField };
  readonly type: FormulaType;
  read(reading: Reading, row: StoredRow): FormulaValue;
};

/** Type in formulas by the type of describe; compound fields cannot be read in them. */
export const formulaTypes: Readonly<Partial<Record<FieldType, FormulaType>>> = {
  id: 'Text',
  reference: 'Text',
  string: 'Text',
  textarea: 'Text',
  phone: 'Text',
  email: 'Text',
  url: 'Text',
  combobox: 'Text',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  boolean: 'Boolean',
  int: 'Number',
  double: 'Number',
  currency: 'Number',
  percent: 'Number',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time'
};

const caseSensitiveIdLength = 15;

/**
 * Finds what a path of a formula means: a field of the object, `Account.Owner.Name` over relationships, `Owner:User.Name` where the
 * parent may be of several objects, or a global such as `$User.Id`. Ids have 15 characters and percentages are fractions, as the
 * platform hands them to formulas.
 * Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 *
 * @returns  undefined where there is no such field
 */
export function formulaField(schema: OrgSchema, object: OrgObject, path: string): FormulaField | undefined {
  const [head = '', ...rest] = path.split('.');
  if (head.toLowerCase() === '$permission') return customPermission(rest.join('.'));
  if (head.toLowerCase() === '$custommetadata') return metadataField(schema, rest);
  const global = globals[head.toLowerCase()];
  if (global) return globalField(schema, global, rest.join('.'));
  return fieldOver(schema, object, [head, ...rest]);
}

function fieldOver(schema: OrgSchema, object: OrgObject, path: readonly string[]): FormulaField | undefined {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    const field = schema.field(object, head);
    return field && ownField(object, field);
  }
  const step = relationshipStep(schema, object, head);
  const last = step && fieldOver(schema, step.parent, rest);
  return last && { ...last, read: (reading, row) => last.read(reading, parentRow(reading.context, step, row)) };
}

function ownField(owner: OrgObject, field: OrgField): FormulaField | undefined {
  const type = formulaTypes[field.type];
  if (type === undefined) return undefined;
  const read: FormulaField['read'] = ({ context, computed }, row) => {
    const isEmpty = row['Id'] === undefined;
    const value = isComputed(field) && !isEmpty ? computed(context, owner, field, row) : (row[field.name] ?? null);
    return formulaValue(field, value);
  };
  return { place: { object: owner, field }, type, read };
}

type Step = { readonly field: OrgField; readonly parent: OrgObject };

/** `Account`, `Parent__r`, `Owner:User`. */
function relationshipStep(schema: OrgSchema, object: OrgObject, name: string): Step | undefined {
  const [relationship = '', target] = name.toLowerCase().split(':');
  const field = object.fields.find((each) => each.reference?.relationshipName?.toLowerCase() === relationship);
  const names = field?.reference?.to ?? [];
  const wanted = target === undefined ? (names.length === 1 ? names[0] : undefined) : names.find((each) => each.toLowerCase() === target);
  const parent = wanted === undefined ? undefined : schema.object(wanted);
  return field && parent && { field, parent };
}

/** The parent's row; without any field where the lookup is empty. */
function parentRow(context: OrgContext, { field, parent }: Step, row: StoredRow): StoredRow {
  const id = row[field.name];
  const found = typeof id === 'string' && id.startsWith(parent.keyPrefix) ? storedRow(context.org, parent, id) : undefined;
  return found ?? {};
}

/** A stored value as formulas see it. */
function formulaValue(field: OrgField, value: SqlValue): FormulaValue {
  if (field.type === 'boolean') return value === 1;
  if (value === null) return null;
  if (field.type === 'percent') return Number((Number(value) / 100).toPrecision(15));
  if (field.type === 'id' || field.type === 'reference') return String(value).slice(0, caseSensitiveIdLength);
  return value;
}

type Global = { readonly object: string; readonly rowId: (context: OrgContext) => SqlValue };

const globals: Readonly<Record<string, Global>> = {
  $user: { object: 'User', rowId: ({ user }) => user.id },
  $profile: { object: 'Profile', rowId: ({ user }) => user.profileId },
  $userrole: { object: 'UserRole', rowId: roleOf },
  $organization: { object: 'Organization', rowId: ({ org }) => org.id }
};

function roleOf({ org, schema, user }: OrgContext): SqlValue {
  return storedRow(org, schema.known('User'), user.id)?.['UserRoleId'] ?? null;
}

function globalField(schema: OrgSchema, { object, rowId }: Global, name: string): FormulaField | undefined {
  const owner = schema.known(object);
  const field = schema.field(owner, name);
  const own = field && ownField(owner, field);
  return (
    own && {
      ...own,
      read: (reading) => {
        const id = rowId(reading.context);
        return own.read(reading, (typeof id === 'string' ? storedRow(reading.context.org, owner, id) : undefined) ?? {});
      }
    }
  );
}

/** `$Permission.Skip_Rules`: whether a permission set of the user grants the custom permission. A deploy checks that it exists. */
function customPermission(name: string): FormulaField {
  return { type: 'Boolean', read: ({ context }) => context.permissions.hasCustom(name) };
}

/** `$CustomMetadata.Limit__mdt.Default.Size__c`: a field of one record of a Custom Metadata type, whoever asks. */
function metadataField(schema: OrgSchema, [typeName = '', record = '', ...path]: readonly string[]): FormulaField | undefined {
  const type = schema.object(typeName);
  const field = type?.isMetadataType ? schema.field(type, path.join('.')) : undefined;
  const own = type && field && ownField(type, field);
  const sql = `select * from ${quoted(typeName)} where "DeveloperName" = ? collate nocase`;
  const read: FormulaField['read'] = (reading) =>
    own?.read(reading, (reading.context.org.database.statement(sql).get(record) as StoredRow | undefined) ?? {}) ?? null;
  return own && { ...own, read };
}
