import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { visibleField } from './supportedObjects.ts';

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
 * Names of the fields of an object's layout that the user may see.
 *
 * The full layout holds every visible field: the local org has no page layouts.
 */
export function layoutFields(context: OrgContext, object: OrgObject, layout: 'Compact' | 'Full'): readonly string[] {
  const names = layout === 'Full' ? everyField(object) : (compact[object.name] ?? ownCompact(object));
  return names.filter((name) => visibleField(context, object, name));
}

function everyField(object: OrgObject): string[] {
  return object.fields.map(({ name }) => name).filter((name) => !system.has(name));
}

function ownCompact(object: OrgObject): string[] {
  const shown = object.fields.filter(({ custom, type }) => custom && type !== 'textarea').map(({ name }) => name);
  return [object.nameField, ...shown.slice(0, fieldsOfOwnCompact)];
}
