import { describe, expect, it } from 'vitest';
import type { ObjectDescribe } from '../../../src/org/orgClient.ts';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { sourceAccess, sourcesPermissionSetXml } from '../../../src/operations/sourcesPermissionSet.ts';

const field = (name: string, permissionable: boolean) => ({ name, permissionable }) as ObjectDescribe['fields'][number];
const describes = new Map([
  ['Case', { name: 'Case', fields: [field('Id', false), field('Type', true), field('Subject', true)] } as unknown as ObjectDescribe],
  ['CaseHistory', { name: 'CaseHistory', fields: [field('Id', false), field('Field', false)] } as unknown as ObjectDescribe],
  ['Headroom_Pulse__c', { name: 'Headroom_Pulse__c', fields: [field('Pulse__c', true)] } as unknown as ObjectDescribe]
]);
const columns = (...names: string[]) => names.map((name) => ({ name, type: 'text' as const }));
const plan = {
  objects: [
    { object: 'Case', columns: columns('Id', 'Type'), archived: false },
    { object: 'CaseHistory', columns: columns('Id', 'Field'), archived: false },
    { object: 'Headroom_Pulse__c', columns: columns('Pulse__c'), archived: false }
  ],
  warnings: [],
  findings: []
};

describe('sourceAccess', () => {
  it('names exactly the objects and fields that are read and can be permitted', () => {
    expect(sourceAccess(plan, describes)).toEqual({ objects: ['Case'], fields: ['Case.Type'] });
  });
});

describe('objects without a permission of their own', () => {
  it.each(['Task', 'User', 'Group'])('asks for none on %s', (object) => {
    const read = { ...plan, objects: [{ object, columns: columns('Id'), archived: false }] };
    expect(sourceAccess(read, describes)).toEqual({ objects: [], fields: [] });
  });
});

describe('sourcesPermissionSetXml', () => {
  it('reads back as a permission set that reads, views all records of its objects and does nothing else', () => {
    const xml = sourcesPermissionSetXml(sourceAccess(plan, describes));
    const model = readPackage(new Map([['permissionsets/Headroom_Sources.permissionset', xml]]));
    expect(model.problems).toEqual([]);
    expect(xml).not.toMatch(/ViewAllData|ModifyAllData|<allow(Create|Edit|Delete)>true|<modifyAllRecords>true|<editable>true/);
    expect(model.permissionSets).toHaveLength(1);
  });
});
