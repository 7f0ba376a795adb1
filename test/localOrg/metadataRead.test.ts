import { Connection } from '@jsforce/jsforce-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customObject, manifest, xml, zipOf } from './metadataPackage.ts';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let connection: Connection;

beforeAll(async () => {
  org = await openTestOrg();
  connection = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
  connection.metadata.pollInterval = 20;
});
afterAll(() => org.remove());

async function deploy(files: Record<string, string>): Promise<void> {
  const { status } = await connection.metadata.deploy(zipOf(files), { singlePackage: true, rollbackOnError: true }).complete(true);
  expect(status).toBe('Succeeded');
}

const value = (element: string, name: string): string =>
  `<${element}><fullName>${name}</fullName><default>false</default><label>${name}</label></${element}>`;

describe('readMetadata', () => {
  it.each([
    ['without a name', ''],
    ['with its name behind other elements', '<description>Sizes</description><fullName>Sizes</fullName>']
  ])('gives back every value of a value set that was deployed %s, and one name of its own', async (_, own) => {
    await deploy({
      'package.xml': manifest({ GlobalValueSet: ['Sizes'] }),
      'globalValueSets/Sizes.globalValueSet': xml(
        'GlobalValueSet',
        `${own}${value('customValue', 'S')}${value('customValue', 'M')}<masterLabel>Sizes</masterLabel><sorted>false</sorted>`
      )
    });
    const read: Json = await connection.metadata.read('GlobalValueSet', 'Sizes');
    expect([read.fullName, read.customValue.map((each: Json) => each.fullName)]).toEqual(['Sizes', ['S', 'M']]);
  });

  it('knows a field by its own name, whatever stands before it', async () => {
    const field =
      '<fields><type>Picklist</type><label>Size</label><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      `${value('value', 'S')}</valueSetDefinition></valueSet><fullName>Size__c</fullName></fields>`;
    await deploy({
      'package.xml': manifest({ CustomObject: ['Shirt__c'] }),
      'objects/Shirt__c.object': customObject('Shirt', field)
    });
    const read: Json = await connection.metadata.read('CustomField', 'Shirt__c.Size__c');
    expect(read).toMatchObject({ fullName: 'Shirt__c.Size__c', label: 'Size', type: 'Picklist' });
    expect(read.valueSet.valueSetDefinition.value).toMatchObject([{ fullName: 'S' }]);
  });
});
