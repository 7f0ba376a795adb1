import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customObject, manifest, textField, xml, zipOf } from './metadataPackage.ts';
import { deploy, type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

const thing = (name: string): Record<string, string> => ({
  'package.xml': manifest({ CustomObject: [`${name}__c`] }),
  [`objects/${name}__c.object`]: customObject(name, textField('Size__c'))
});

const exists = async (object: string): Promise<boolean> => (await org.call('GET', `/sobjects/${object}/describe`)).status === 200;

describe('destructive changes', () => {
  const permissionSet = xml(
    'PermissionSet',
    '<fieldPermissions><editable>true</editable><field>Doomed__c.Size__c</field><readable>true</readable></fieldPermissions><label>Doomed</label>'
  );
  const destroy = (members: Record<string, readonly string[]>, options: Json = {}): Promise<Json> =>
    deploy(org, zipOf({ 'package.xml': manifest({}), 'destructiveChanges.xml': manifest(members) }), options);

  it('delete fields, permission sets and objects with everything that hung on them', async () => {
    const files: Record<string, string> = { ...thing('Doomed'), 'permissionsets/Doomed.permissionset': permissionSet };
    files['package.xml'] = manifest({ CustomObject: ['Doomed__c'], PermissionSet: ['Doomed'] });
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
    const field = await destroy({ CustomField: ['Doomed__c.Size__c'] });
    expect(field).toMatchObject({ status: 'Succeeded' });
    expect(field.details.componentSuccesses[0]).toMatchObject({
      componentType: 'CustomField',
      fullName: 'Doomed__c.Size__c',
      fileName: 'objects/Doomed__c.object',
      deleted: true
    });
    expect(await org.query("SELECT Id FROM FieldPermissions WHERE Field = 'Doomed__c.Size__c'")).toEqual([]);
    expect(await destroy({ CustomObject: ['Doomed__c'], PermissionSet: ['Doomed'] })).toMatchObject({ status: 'Succeeded' });
    expect(await exists('Doomed__c')).toBe(false);
    expect(await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Doomed'")).toEqual([]);
    expect(await deploy(org, zipOf(thing('Doomed')))).toMatchObject({ status: 'Succeeded' });
  });

  it('warn about what is not there, which fails the deploy unless warnings are ignored', async () => {
    const members = { CustomField: ['Account.Nope__c'] };
    const strict = await destroy(members);
    expect(strict).toMatchObject({ status: 'Failed' });
    expect(strict.details.componentFailures[0]).toMatchObject({
      fullName: 'destructiveChanges.xml',
      problem: 'No CustomField named: Account.Nope__c found',
      problemType: 'Warning',
      success: false
    });
    expect(await destroy(members, { ignoreWarnings: true })).toMatchObject({ status: 'Succeeded' });
  });

  it('refuse standard fields, objects that others point to and wildcards', async () => {
    const lookup = `<fields><fullName>Doomed__c</fullName><label>Doomed</label><referenceTo>Doomed__c</referenceTo><relationshipName>Fans</relationshipName><type>Lookup</type></fields>`;
    const files = { 'package.xml': manifest({ CustomObject: ['Fan__c'] }), 'objects/Fan__c.object': customObject('Fan', lookup) };
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
    const { details } = await destroy({ CustomField: ['Account.Name'], CustomObject: ['Doomed__c', '*'], ApexClass: ['Score'] });
    expect(details.componentFailures.map((failure: Json) => failure.problem)).toEqual([
      'Cannot delete standard field: Account.Name',
      'This custom object is referenced elsewhere in salesforce.com: Fan__c.Doomed__c',
      'The local org cannot delete components of type ApexClass',
      'Wildcards are not supported in destructiveChanges.xml'
    ]);
  });

  it('stop a validation rule from running, and refuse a field that a rule reads', async () => {
    const rule =
      '<validationRules><fullName>Long</fullName><active>true</active><errorConditionFormula>LEN(Size__c) &gt; 3</errorConditionFormula>' +
      '<errorMessage>Too long</errorMessage></validationRules>';
    const files = {
      'package.xml': manifest({ CustomObject: ['Ruled__c'] }),
      'objects/Ruled__c.object': customObject('Ruled', textField('Size__c') + rule)
    };
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
    const create = () => org.call('POST', '/sobjects/Ruled__c', { Size__c: 'long one' });
    expect((await create()).body[0].errorCode).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
    expect((await destroy({ CustomField: ['Ruled__c.Size__c'] })).details.componentFailures[0].problem).toBe(
      'This custom field is referenced elsewhere in salesforce.com: Validation Rule - Ruled__c.Long'
    );
    expect(await destroy({ ValidationRule: ['Ruled__c.Long'] })).toMatchObject({ status: 'Succeeded' });
    expect((await create()).status).toBe(201);
    expect(await destroy({ CustomField: ['Ruled__c.Size__c'] })).toMatchObject({ status: 'Succeeded' });
  });

  it('leave everything in place when the deploy fails', async () => {
    const files = {
      'package.xml': manifest({ CustomObject: ['Gone__c'] }),
      'destructiveChangesPost.xml': manifest({ CustomField: ['Fan__c.Doomed__c'] })
    };
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Failed' });
    const { body } = await org.call('GET', '/sobjects/Fan__c/describe');
    expect(body.fields.some((field: Json) => field.name === 'Doomed__c')).toBe(true);
  });
});
