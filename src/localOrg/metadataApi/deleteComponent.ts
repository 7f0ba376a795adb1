import { refusalOfType } from '../deploy/componentTypes.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { historyPlace } from '../standardObjects/histories.ts';
import { forgetComponent, storedComponent, storedComponents } from '../deploy/componentStore.ts';

/** What became of a component that a destructive manifest names. */
export type DeletionOutcome =
  { readonly kind: 'deleted' } | { readonly kind: 'notFound' } | { readonly kind: 'refused'; readonly problem: string };

type Delete = (context: OrgContext, fullName: string) => DeletionOutcome;

const deleted: DeletionOutcome = { kind: 'deleted' };
const notFound: DeletionOutcome = { kind: 'notFound' };
const refused = (problem: string): DeletionOutcome => ({ kind: 'refused', problem });

/** Deletes one component as destructiveChanges.xml asks. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy_deleting_files.htm */
export function deleteComponent(context: OrgContext, type: string, fullName: string): DeletionOutcome {
  const own = Object.hasOwn(deletions, type) ? deletions[type] : refusalOfType(type) === undefined ? stored(type) : undefined;
  if (!own) {
    process.stderr.write(`local org: cannot delete ${type} ${fullName}. Add it in src/localOrg/metadataApi/deleteComponent.ts.\n`);
    return refused(`The local org cannot delete components of type ${type}`);
  }
  const outcome = own(context, fullName);
  if (outcome.kind === 'deleted') forgetComponent(context.org, type, fullName);
  return outcome;
}

/** Types whose components are more than what the org keeps of them; all others that it holds are just forgotten. */
const deletions: Readonly<Record<string, Delete>> = {
  CustomField: deleteField,
  CustomMetadata: deleteRecord,
  CustomObject: deleteObject,
  DashboardFolder: deleteFolder('Dashboard'),
  LightningComponentBundle: deleteBundle,
  PermissionSet: deletePermissionSet,
  Report: deleteReport,
  ReportFolder: deleteFolder('Report'),
  RecordType: () => refused('Cannot delete record type through API'),
  ValidationRule: deleteRule
};

/** Components that the org keeps as they came. */
function stored(type: string): Delete {
  return ({ org }, fullName) => (storedComponent(org, type, fullName) === undefined ? notFound : deleted);
}

function deleteBundle(context: OrgContext, name: string): DeletionOutcome {
  const shown = new RegExp(`<componentName>(?:c:)?${name}</componentName>`);
  const user = storedComponents(context.org, 'FlexiPage').find(({ definition }) => shown.test(definition));
  if (user)
    return refused(
      `This component is referenced elsewhere in salesforce.com. Remove the usage and try again.: Lightning Page - ${user.fullName}`
    );
  return stored('LightningComponentBundle')(context, name);
}

/** A report that a dashboard shows stays. Source: help.salesforce.com, "Delete a Report" */
function deleteReport(context: OrgContext, name: string): DeletionOutcome {
  const shown = new RegExp(`<report>\\s*${name}\\s*</report>`);
  const user = storedComponents(context.org, 'Dashboard').find(({ definition }) => shown.test(definition));
  return user ? refused(`This report is used by the dashboard ${user.fullName}`) : stored('Report')(context, name);
}

/** A folder that holds something stays. Source: help.salesforce.com, "Delete a Report or Dashboard Folder" */
function deleteFolder(content: 'Dashboard' | 'Report'): Delete {
  return (context, name) => {
    const inside = storedComponents(context.org, content).find(({ fullName }) => fullName.startsWith(`${name}/`));
    return inside ? refused(`The folder ${name} is not empty: ${inside.fullName}`) : stored(`${content}Folder`)(context, name);
  };
}

function deleteObject(context: OrgContext, name: string): DeletionOutcome {
  const { schema, org } = context;
  const object = schema.object(name);
  if (!object) return notFound;
  if (!object.custom) return refused(`Cannot delete standard object: ${object.name}`);
  const history = historyPlace(object)?.name;
  const pointing = schema.children(object).find(({ childObject }) => childObject !== object.name && childObject !== history);
  if (pointing)
    return refused(`This custom object is referenced elsewhere in salesforce.com: ${pointing.childObject}.${pointing.field.name}`);
  schema.remove(object);
  forgetAccess(context, object);
  org.database.statement(`delete from org_component where substr(full_name, 1, ?) = ?`).run(name.length + 1, `${name}.`);
  org.database.statement('delete from org_deleted where object = ?').run(object.name);
  return deleted;
}

function forgetAccess({ org }: OrgContext, object: OrgObject): void {
  for (const table of ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess']) {
    org.database.statement(`delete from ${quoted(table)} where "SobjectType" = ?`).run(object.name);
  }
  org.permissionVersion++;
}

function deleteField(context: OrgContext, fullName: string): DeletionOutcome {
  const [objectName = '', fieldName = ''] = fullName.split('.');
  const objects = objectName === 'Activity' ? ['Task', 'Event'] : [objectName];
  let found = false;
  for (const name of objects) {
    const object = context.schema.object(name);
    const field = object && context.schema.field(object, fieldName);
    if (!object || !field) continue;
    if (!field.custom) return refused(`Cannot delete standard field: ${fullName}`);
    const user = userOfField(object, field.name);
    if (user !== undefined) return refused(`This custom field is referenced elsewhere in salesforce.com: ${user}`);
    if (field.reference?.master) return refused('The local org cannot delete a master-detail field');
    context.schema.removeField(object, field);
    context.org.database.statement('delete from "FieldPermissions" where "Field" = ?').run(`${object.name}.${field.name}`);
    found = true;
  }
  context.org.permissionVersion++;
  return found ? deleted : notFound;
}

/** A rule or a formula field of the same object that reads the field. */
function userOfField(object: OrgObject, name: string): string | undefined {
  const reads = (formula: string | undefined): boolean => formula !== undefined && new RegExp(`\\b${name}\\b`, 'i').test(formula);
  const rule = object.validationRules?.find(({ formula }) => reads(formula));
  if (rule) return `Validation Rule - ${object.name}.${rule.name}`;
  const field = object.fields.find((each) => each.name !== name && reads(each.formula?.text));
  return field && `Formula - ${object.name}.${field.name}`;
}

function deleteRule({ schema }: OrgContext, fullName: string): DeletionOutcome {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = schema.object(objectName);
  const kept = object?.validationRules?.filter((rule) => rule.name.toLowerCase() !== name.toLowerCase());
  if (!object || !kept || kept.length === object.validationRules?.length) return notFound;
  schema.save({ ...object, validationRules: kept });
  return deleted;
}

/** A record of a Custom Metadata type: its full name leaves `__mdt` out. */
function deleteRecord({ schema, org }: OrgContext, fullName: string): DeletionOutcome {
  const [typeName = '', name = ''] = fullName.split('.');
  const object = schema.object(`${typeName}__mdt`);
  const row = object && org.database.statement(`select "Id" as id from ${quoted(object.name)} where "DeveloperName" = ?`).get(name);
  if (!object || !row) return notFound;
  for (const { childObject, field } of schema.children(object)) {
    const sql = `select "DeveloperName" as name from ${quoted(childObject)} where ${quoted(field.name)} = ?`;
    const user = schema.known(childObject).isMetadataType ? org.database.statement(sql).get(String(row['id'])) : undefined;
    if (user) return refused(`This record is referenced by ${childObject.replace(/__mdt$/, '')}.${String(user['name'])}`);
  }
  org.database.statement(`delete from ${quoted(object.name)} where "Id" = ?`).run(String(row['id']));
  return deleted;
}

function deletePermissionSet({ org }: OrgContext, name: string): DeletionOutcome {
  const row = org.database.statement('select "Id" as id from "PermissionSet" where "Name" = ? and "IsOwnedByProfile" = 0').get(name);
  if (!row) return notFound;
  const id = String(row['id']);
  if (org.database.number('select count(*) from "PermissionSetAssignment" where "PermissionSetId" = ?', id) > 0)
    return refused("You can't delete this permission set because it's assigned to users");
  for (const table of ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess'])
    org.database.statement(`delete from ${quoted(table)} where "ParentId" = ?`).run(id);
  org.database.statement('delete from "PermissionSet" where "Id" = ?').run(id);
  org.permissionVersion++;
  return deleted;
}
