import { describe, expect, it } from 'vitest';
import { unzipPackage, zipPackage } from '../../../src/metadata/packageZip.ts';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { packageFilesOf } from '../../../src/metadata/sourceZip.ts';
import { inFolder } from './inFolder.ts';
import { valueOf } from '../../../src/metadata/readRecord.ts';

const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const HEADER = '<?xml version="1.0" encoding="UTF-8"?>';

const scoreField = `<fullName>Score__c</fullName><label>Score</label><type>Number</type><precision>4</precision><scale>1</scale>
  <description>Written by the sync.</description><inlineHelpText>0 &lt; score &amp; score &lt;= 100.</inlineHelpText>`;
const accountField = `<fullName>Account__c</fullName><label>Account</label><type>MasterDetail</type><referenceTo>Account</referenceTo>
  <relationshipName>Headroom_Pulses</relationshipName><relationshipOrder>0</relationshipOrder>
  <writeRequiresMasterRead>true</writeRequiresMasterRead><reparentableMasterDetail>true</reparentableMasterDetail>`;
const moodField = `<fullName>Mood__c</fullName><label>Mood</label><type>Picklist</type><required>true</required><valueSet>
  <restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
  <value><fullName>Worried</fullName><default>false</default><label>Worried</label></value>
  <value><fullName>Calm</fullName><default>true</default><label>Calm</label></value>
  </valueSetDefinition></valueSet>`;
const head = `<label>Pulse</label><pluralLabel>Pulses</pluralLabel><nameField><label>Pulse No.</label><type>AutoNumber</type>
  <displayFormat>P-{000000}</displayFormat></nameField><sharingModel>ControlledByParent</sharingModel>`;
const rule = `<fullName>Mood_Needed</fullName><active>true</active><errorConditionFormula>ISBLANK(TEXT(Mood__c))</errorConditionFormula>
  <errorDisplayField>Mood__c</errorDisplayField><errorMessage>Choose a mood.</errorMessage>`;
const recordFile = `${HEADER}<CustomMetadata ${NS} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <label>Open cases</label><protected>false</protected>
  <values><field>Filter__c</field><value xsi:type="xsd:string">Type != 'A' AND x &lt; 3</value></values>
  <values><field>Window_Days__c</field><value xsi:type="xsd:double">90.0</value></values>
  <values><field>Active__c</field><value xsi:type="xsd:boolean">true</value></values>
  <values><field>Unit__c</field><value xsi:nil="true"/></values></CustomMetadata>`;
const bundleMeta = `${HEADER}<LightningComponentBundle ${NS}><apiVersion>66.0</apiVersion><isExposed>true</isExposed>
  <targets><target>lightning__RecordPage</target></targets></LightningComponentBundle>`;

function objectPart(root: string, body: string): string {
  return `${HEADER}\n<${root} ${NS}>\n${body}\n</${root}>\n`;
}

const sourceTree = new Map([
  ['force-app/main/default/objects/Headroom_Pulse__c/Headroom_Pulse__c.object-meta.xml', objectPart('CustomObject', head)],
  ['force-app/main/default/objects/Headroom_Pulse__c/fields/Account__c.field-meta.xml', objectPart('CustomField', accountField)],
  ['force-app/main/default/objects/Headroom_Pulse__c/fields/Mood__c.field-meta.xml', objectPart('CustomField', moodField)],
  [
    'force-app/main/default/objects/Headroom_Pulse__c/validationRules/Mood_Needed.validationRule-meta.xml',
    objectPart('ValidationRule', rule)
  ],
  ['force-app/main/default/objects/Account/fields/Score__c.field-meta.xml', objectPart('CustomField', scoreField)],
  ['force-app/main/default/customMetadata/Headroom_Signal.case_open.md-meta.xml', recordFile],
  ['force-app/main/default/lwc/headroomHealth/headroomHealth.js', 'export default 1;'],
  ['force-app/main/default/lwc/headroomHealth/headroomHealth.js-meta.xml', bundleMeta],
  ['force-app/main/default/lwc/headroomHealth/__tests__/headroomHealth.test.js', 'not deployed'],
  ['force-app/main/default/lwc/jsconfig.json', '{}']
]);

const zipTree = new Map([
  [
    'unpackaged/objects/Headroom_Pulse__c.object',
    `${HEADER}<CustomObject ${NS}>${head}<fields>${accountField}</fields><fields>${moodField}</fields>
     <validationRules>${rule}</validationRules></CustomObject>`
  ],
  ['unpackaged/objects/Account.object', `${HEADER}<CustomObject ${NS}><fields>${scoreField}</fields></CustomObject>`],
  ['unpackaged/customMetadata/Headroom_Signal.case_open.md', recordFile],
  ['unpackaged/package.xml', `${HEADER}<Package ${NS}><version>66.0</version></Package>`]
]);

describe.each([
  ['source format', sourceTree],
  ['Metadata API format', zipTree],
  ['source format turned into Metadata API format', await inFolder(sourceTree, packageFilesOf)],
  ['a zip of it', unzipPackage(zipPackage(zipTree))]
])('a package in %s', (_format, files) => {
  const model = readPackage(files);
  const pulse = model.objects.find(({ name }) => name === 'Headroom_Pulse__c');

  it('is read without a problem', () => {
    expect(model.problems).toEqual([]);
  });

  it('gives an object its label, name field and sharing', () => {
    expect(pulse).toMatchObject({
      kind: 'custom',
      label: 'Pulse',
      pluralLabel: 'Pulses',
      nameField: { label: 'Pulse No.', type: 'AutoNumber', displayFormat: 'P-{000000}' },
      sharingModel: 'ControlledByParent'
    });
  });

  it('gives a master-detail field its parent and child relationship', () => {
    expect(pulse?.fields.find(({ name }) => name === 'Account__c')).toMatchObject({
      type: 'MasterDetail',
      referenceTo: 'Account',
      relationshipName: 'Headroom_Pulses',
      writeRequiresMasterRead: true,
      reparentableMasterDetail: true
    });
  });

  it('gives a picklist its values, default and restriction', () => {
    const mood = pulse?.fields.find(({ name }) => name === 'Mood__c');
    expect(mood?.required).toBe(true);
    expect(mood?.picklist).toEqual({
      restricted: true,
      sorted: false,
      values: [
        { fullName: 'Worried', label: 'Worried', isDefault: false, isActive: true },
        { fullName: 'Calm', label: 'Calm', isDefault: true, isActive: true }
      ]
    });
  });

  it('gives a validation rule its condition, place and sentence', () => {
    expect(pulse?.validationRules).toEqual([
      expect.objectContaining({
        name: 'Mood_Needed',
        active: true,
        errorConditionFormula: 'ISBLANK(TEXT(Mood__c))',
        errorDisplayField: 'Mood__c',
        errorMessage: 'Choose a mood.'
      })
    ]);
  });

  it('reads a field on a standard object with its digits and texts', () => {
    const account = model.objects.find(({ name }) => name === 'Account');
    expect(account?.kind).toBe('standard');
    expect(account?.fields).toEqual([
      expect.objectContaining({ name: 'Score__c', type: 'Number', precision: 4, scale: 1, inlineHelpText: '0 < score & score <= 100.' })
    ]);
  });

  it('reads the values of a Custom Metadata record by their types', () => {
    const record = model.records[0];
    expect(record).toMatchObject({ object: 'Headroom_Signal__mdt', name: 'case_open', label: 'Open cases', protected: false });
    if (record === undefined) throw new Error('no record');
    expect(valueOf(record, 'Filter__c')).toBe("Type != 'A' AND x < 3");
    expect(valueOf(record, 'Window_Days__c')).toBe(90);
    expect(valueOf(record, 'Active__c')).toBe(true);
    expect(valueOf(record, 'Unit__c')).toBeNull();
  });

  it('names what a deploy names', () => {
    expect(
      model.components
        .filter(({ type }) => type !== 'LightningComponentBundle')
        .map(({ type, fullName }) => `${type} ${fullName}`)
        .sort()
    ).toEqual([
      'CustomField Account.Score__c',
      'CustomField Headroom_Pulse__c.Account__c',
      'CustomField Headroom_Pulse__c.Mood__c',
      'CustomMetadata Headroom_Signal.case_open',
      'CustomObject Headroom_Pulse__c',
      'ValidationRule Headroom_Pulse__c.Mood_Needed'
    ]);
  });
});

describe('a source package with components', () => {
  it('keeps component tests and editor files out of the zip', async () => {
    const zipped = await inFolder(sourceTree, packageFilesOf);
    expect([...zipped.keys()].filter((path) => path.startsWith('lwc/')).sort()).toEqual([
      'lwc/headroomHealth/headroomHealth.js',
      'lwc/headroomHealth/headroomHealth.js-meta.xml'
    ]);
  });

  it('reads exposure, version and targets of a bundle', () => {
    expect(readPackage(sourceTree).lwcBundles).toEqual([
      expect.objectContaining({
        name: 'headroomHealth',
        isExposed: true,
        apiVersion: '66.0',
        targets: ['lightning__RecordPage'],
        file: 'force-app/main/default/lwc/headroomHealth'
      })
    ]);
  });

  it('becomes the same bytes each time', () => {
    expect(zipPackage(zipTree)).toEqual(zipPackage(new Map([...zipTree].reverse())));
  });
});

describe('a package with faults', () => {
  it('reports a file that is not XML with its line and goes on', () => {
    const model = readPackage(new Map([['tabs/Headroom_Pulse__c.tab', `${HEADER}\n<CustomTab ${NS}>\n<customObject>true</CustomTab>`]]));
    expect(model.tabs).toEqual([]);
    expect(model.problems).toEqual([
      expect.objectContaining({ file: 'tabs/Headroom_Pulse__c.tab', message: expect.stringContaining('is not readable XML') })
    ]);
  });

  it('reports a field whose type the reader does not know', () => {
    const model = readPackage(
      new Map([
        [
          'objects/A__c.object',
          `<CustomObject ${NS}><fields><fullName>X__c</fullName><label>X</label><type>Hologram</type></fields></CustomObject>`
        ]
      ])
    );
    expect(model.problems.map(({ message }) => message)).toEqual(['gives field X__c the type Hologram, which is not supported']);
  });

  it('reports content without the file that describes it, and a file in no folder of a type', () => {
    const model = readPackage(
      new Map([
        ['classes/Foo.cls', 'public class Foo {}'],
        ['drawers/foo.txt', 'no metadata'],
        ['layouts/foo.txt', 'lost']
      ])
    );
    expect(model.problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'layouts/foo.txt stands in no folder, or has no ending, of a metadata type',
      'classes/Foo.cls has no -meta.xml file beside it'
    ]);
  });

  it('reports a bundle without its configuration file', () => {
    const model = readPackage(new Map([['lwc/headroomX/headroomX.js', '']]));
    expect(model.problems.map(({ message }) => message)).toEqual(['has no headroomX.js-meta.xml']);
  });
});
