import { trackedBy } from '../domain/fieldHistory.ts';
import type { ObjectDescribe } from '../org/orgClient.ts';
import type { PullPlan } from '../pull/pullPlan.ts';

/** What the permission set gives: read and View All Records on objects, read on fields. */
export type SourceAccess = { readonly objects: readonly string[]; readonly fields: readonly string[] };

/**
 * Objects that have no permission of their own: who may read the other object (or everybody) may read their rows.
 *
 * Source: Salesforce Help, "Object Permissions"; Object Reference, "Special Access Rules" of each object.
 */
const followsOther: Readonly<Record<string, readonly string[]>> = {
  AccountTeamMember: ['Account'],
  CampaignMember: ['Campaign'],
  CurrencyType: [],
  DatedConversionRate: [],
  Event: [],
  Group: [],
  OpportunityContactRole: ['Opportunity'],
  OpportunityLineItem: ['Opportunity'],
  PricebookEntry: ['Pricebook2', 'Product2'],
  Task: [],
  User: []
};

/**
 * Exactly what a pull plan reads, nothing else: objects of the org that are not ours (those are in
 * `Headroom_Integration`), and their fields that a permission can be given for. Pure.
 */
export function sourceAccess(plan: PullPlan, describes: ReadonlyMap<string, ObjectDescribe>): SourceAccess {
  const sources = plan.objects.filter(({ object }) => !object.includes('Headroom_'));
  const objects = new Set(sources.flatMap(({ object }) => followsOther[object] ?? [trackedBy(object) ?? object]));
  const fields = sources.flatMap(({ object, columns }) => {
    const described = describes.get(object);
    const permissionable = new Set(described?.fields.filter((field) => field.permissionable).map(({ name }) => name));
    return columns.filter(({ name }) => permissionable.has(name)).map(({ name }) => `${object}.${name}`);
  });
  return { objects: [...objects].sort(), fields: fields.filter((name) => !name.includes('.Headroom_')).sort() };
}

/** The permission set `Headroom_Sources` as a metadata file; never View All Data or Modify All Data. Pure. */
export function sourcesPermissionSetXml({ objects, fields }: SourceAccess): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">',
    '    <description>What the Headroom sync reads in this org, and nothing else. Written by sf headroom permissions write; write it anew when settings name other objects or fields.</description>',
    ...fields.flatMap(fieldPermission),
    '    <hasActivationRequired>false</hasActivationRequired>',
    '    <label>Headroom Sources</label>',
    ...objects.flatMap(objectPermission),
    '</PermissionSet>',
    ''
  ].join('\n');
}

function fieldPermission(field: string): readonly string[] {
  return [
    '    <fieldPermissions>',
    '        <editable>false</editable>',
    `        <field>${field}</field>`,
    '        <readable>true</readable>',
    '    </fieldPermissions>'
  ];
}

function objectPermission(object: string): readonly string[] {
  return [
    '    <objectPermissions>',
    '        <allowCreate>false</allowCreate>',
    '        <allowDelete>false</allowDelete>',
    '        <allowEdit>false</allowEdit>',
    '        <allowRead>true</allowRead>',
    '        <modifyAllRecords>false</modifyAllRecords>',
    `        <object>${object}</object>`,
    '        <viewAllRecords>true</viewAllRecords>',
    '    </objectPermissions>'
  ];
}
