import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { visibleField } from './supportedObjects.ts';

/** Which of a layout's fields are wanted: all that can be read, or only those that can be written in a new or an existing record. */
export type LayoutMode = 'Create' | 'Edit' | 'View';
/** Key fields, or all of them. */
export type LayoutType = 'Compact' | 'Full';

/**
 * Fields of the compact layouts that Salesforce gives standard objects, in order; custom objects show their name and first fields.
 * Source: https://help.salesforce.com/s/articleView?id=sf.compact_layout_overview.htm (the exact fields are not confirmed).
 */
const compact: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name', 'Type', 'Industry', 'OwnerId', 'NumberOfEmployees', 'Phone', 'Website'],
  Asset: ['Name', 'AccountId', 'Product2Id', 'Status', 'Quantity', 'UsageEndDate'],
  Campaign: ['Name', 'Type', 'Status', 'StartDate', 'EndDate'],
  Case: ['CaseNumber', 'Subject', 'AccountId', 'Priority', 'Status', 'CreatedDate', 'OwnerId'],
  Contact: ['Name', 'Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  Contract: ['ContractNumber', 'AccountId', 'Status', 'StartDate', 'EndDate', 'ContractTerm'],
  Lead: ['Name', 'Title', 'Company', 'Status', 'Email'],
  Opportunity: ['Name', 'AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
  Order: ['OrderNumber', 'AccountId', 'Status', 'EffectiveDate', 'TotalAmount'],
  Product2: ['Name', 'ProductCode', 'Family', 'IsActive'],
  User: ['Name', 'Title', 'Email', 'Phone', 'ManagerId']
};

const fieldsOfOwnCompact = 6;
const system = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'MasterRecordId', 'LastViewedDate', 'LastReferencedDate']);

/**
 * The fields of an object's layout that the user may see, in order.
 *
 * The full layout holds every visible field: the local org has no page layouts.
 */
export function layoutFields(context: OrgContext, object: OrgObject, type: LayoutType, mode: LayoutMode = 'View'): readonly OrgField[] {
  const names = type === 'Full' ? everyField(object) : (compact[object.name] ?? ownCompact(object));
  const fields = names.flatMap((name) => visibleField(context, object, name) ?? []);
  if (mode === 'View') return fields;
  return fields.filter((field) => {
    const isOpen = mode === 'Create' ? field.createable : field.updateable;
    return isOpen && context.permissions.canEditField(object, field);
  });
}

function everyField(object: OrgObject): string[] {
  return object.fields.map(({ name }) => name).filter((name) => !system.has(name));
}

function ownCompact(object: OrgObject): string[] {
  const shown = object.fields.filter(({ custom, type }) => custom && type !== 'textarea').map(({ name }) => name);
  return [object.nameField, ...shown.slice(0, fieldsOfOwnCompact)];
}

const layoutTypes: readonly LayoutType[] = ['Compact', 'Full'];
const layoutModes: readonly LayoutMode[] = ['Create', 'Edit', 'View'];
const formFactors = ['Large', 'Medium', 'Small'];

/** Checks names of layout types; throws 400 for another word. */
export function readLayoutTypes(names: readonly string[]): readonly LayoutType[] {
  return names.map((name) => oneOf(layoutTypes, name, 'layoutType'));
}

/** Checks names of modes. */
export function readModes(names: readonly string[]): readonly LayoutMode[] {
  return names.map((name) => oneOf(layoutModes, name, 'mode'));
}

/** Checks the size of the display; the local org has one layout for all of them. */
export function checkFormFactor(query: URLSearchParams): void {
  const given = query.get('formFactor');
  if (given !== null) oneOf(formFactors, given, 'formFactor');
}

function oneOf<T extends string>(known: readonly T[], name: string, parameter: string): T {
  const found = known.find((each) => each === name);
  if (found !== undefined) return found;
  throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', `Illegal value ${name} for the parameter ${parameter}: ${known.join(', ')} are known.`);
}
