import { describe, expect, it } from 'vitest';
import { findingLine } from '../../../src/metadata/checks/finding.ts';
import { checkPackage } from '../../../src/metadata/checkPackage.ts';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { paths, soundPackage } from './soundPackage.ts';

type Edit = readonly [path: string, from: string, to: string];

function damaged(...edits: readonly Edit[]): Map<string, string> {
  const files = soundPackage();
  for (const [path, from, to] of edits) {
    const text = files.get(path);
    if (text === undefined || !text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    files.set(path, text.replace(from, to));
  }
  return files;
}

function moved(from: string, to: string): Map<string, string> {
  const files = soundPackage();
  const text = files.get(from);
  if (text === undefined) throw new Error(`no ${from}`);
  files.delete(from);
  return files.set(to, text);
}

function findings(files: Map<string, string>): readonly string[] {
  return checkPackage(readPackage(files)).map(({ file, element, what }) => `${file.split('/').pop()} | ${element} | ${what}`);
}

it('finds nothing in a sound package', () => {
  expect(findings(soundPackage())).toEqual([]);
});

it('writes a finding as one line with file, element, fault and fix', () => {
  const finding = { file: 'a.xml', element: 'A__c', what: 'has no label', fix: 'Give it a label' };
  expect(findingLine(finding)).toBe('a.xml: A__c has no label. Give it a label.');
});

describe('one seeded fault gives one finding', () => {
  const longName = `${'Long_'.repeat(8)}Floor__c`;
  const cases: readonly [title: string, edits: readonly Edit[], finding: string][] = [
    [
      'a field without description',
      [[paths.mood, '<description>Written by people.</description>', '']],
      'Headroom_Pulse__c.Mood__c | has no description'
    ],
    [
      'a field without inline help',
      [[paths.floor, '<inlineHelpText>Type it.</inlineHelpText>', '']],
      'Headroom_Band__mdt.Floor__c | has no inline help'
    ],
    [
      'a label of 41 characters',
      [[paths.mood, '<label>Mood</label>', `<label>${'x'.repeat(41)}</label>`]],
      'Mood__c | has 41 characters of label'
    ],
    ['inline help of 511 characters', [[paths.mood, 'Type it.', 'x'.repeat(511)]], 'Mood__c | has 511 characters of inline help'],
    ['a record label of 41 characters', [[paths.band, 'At risk', 'x'.repeat(41)]], 'risk_red | has 41 characters of label'],
    ['a type without description', [[paths.card, '<description>A card.</description>', '']], 'Headroom_Card__mdt | has no description'],
    [
      'a field of ours with the prefix',
      [
        [paths.bandCard, '>Card__c<', '>Headroom_Card__c<'],
        [paths.band, '>Card__c<', '>Headroom_Card__c<']
      ],
      'Headroom_Card__c | is a field of Headroom_Band__mdt with the prefix'
    ],
    [
      'a name of 45 characters',
      [
        [paths.floor, 'Floor__c', longName],
        [paths.band, 'Floor__c', longName],
        [paths.rule, '<errorDisplayField>Floor__c', `<errorDisplayField>${longName}`],
        [paths.rule, 'OR(Floor__c &lt; 0, Floor__c &gt; 100)', `${longName} &lt; 0`]
      ],
      `Headroom_Band__mdt.${longName} | has a name of 45 characters`
    ],
    ['a text field that is too long', [[paths.activity, '120', '300']], 'Activity.Headroom_Key__c | has a length of 300'],
    ['a number without scale', [[paths.account, '<scale>1</scale>', '']], 'Account.Headroom_Score__c | has no scale'],
    [
      'a picklist without values',
      [[paths.mood, /<valueSetDefinition>[\s\S]*<\/valueSetDefinition>/.exec(soundPackage().get(paths.mood) ?? '')?.[0] ?? '', '']],
      'Mood__c | is a picklist without values'
    ],
    [
      'a master-detail field that wants write access to its master',
      [[paths.master, '<writeRequiresMasterRead>true', '<writeRequiresMasterRead>false']],
      'Account__c | wants more than read access to its master, or cannot follow a merge'
    ],
    [
      'a detail that shares by itself',
      [[paths.pulse, 'ControlledByParent', 'Private']],
      'Headroom_Pulse__c | has a master but shares by itself'
    ],
    [
      'a Custom Metadata type with a sharing model',
      [[paths.card, '<label>Card', '<sharingModel>Private</sharingModel><label>Card']],
      'Headroom_Card__mdt | is a Custom Metadata type with sharingModel or nameField, which the platform refuses'
    ],
    [
      'a Custom Metadata field that an upgrade overwrites',
      [[paths.floor, '<fieldManageability>SubscriberControlled</fieldManageability>', '']],
      'Floor__c | is not controlled by the subscriber, so an upgrade overwrites it'
    ],
    [
      'a Custom Metadata type that relates to itself',
      [
        [paths.bandCard, 'Headroom_Card__mdt', 'Headroom_Band__mdt'],
        [paths.band, '>risk<', '>risk_red<']
      ],
      'Card__c | relates a Custom Metadata type to itself, which the platform refuses'
    ],
    [
      'a lookup to an object that is missing',
      [[paths.bandCard, 'Headroom_Card__mdt', 'Headroom_Deck__mdt']],
      'Card__c | points to Headroom_Deck__mdt, which is missing'
    ],
    [
      'a validation rule on a field that is missing',
      [[paths.rule, 'OR(Floor__c', 'OR(Flor__c']],
      'Floor_In_Range | has a condition that is no formula: Field Flor__c does not exist'
    ],
    [
      'a validation rule whose parentheses do not close',
      [[paths.rule, '100)', '100']],
      "Floor_In_Range | has a condition that is no formula: Syntax error.  Missing ')'"
    ],
    [
      'a validation rule that calls a function nobody knows',
      [[paths.rule, 'OR(', 'EITHER(']],
      'Floor_In_Range | has a condition that is no formula: Unknown function EITHER'
    ],
    [
      'a validation rule that shows its error nowhere',
      [[paths.rule, '<errorDisplayField>Floor__c</errorDisplayField>', '']],
      'Floor_In_Range | shows its error at no field of the object'
    ],
    [
      'a record that names a record that is missing',
      [[paths.band, '>risk<', '>rsk<']],
      'risk_red | names rsk in Card__c, and Headroom_Card__mdt has no such record'
    ],
    ['a record with a field that is missing', [[paths.band, 'Floor__c', 'From__c']], 'risk_red | gives From__c, which the type lacks'],
    [
      'a record with a number as text',
      [[paths.band, 'xsi:type="xsd:double"', 'xsi:type="xsd:string"']],
      'risk_red | gives Floor__c as xsd:string'
    ],
    ['a record with too many digits', [[paths.band, '40.0', '40.25']], 'risk_red | gives Floor__c the number 40.25'],
    ['a record with a number that is too large', [[paths.band, '40.0', '10000.0']], 'risk_red | gives Floor__c the number 10000'],
    [
      'a permission on a field that is missing',
      [[paths.set, 'Account.Headroom_Score__c', 'Account.Headroom_Skore__c']],
      'Headroom_All | names the field Account.Headroom_Skore__c, which is missing'
    ],
    [
      'a permission on a master-detail field',
      [[paths.set, 'Task.Headroom_Key__c', 'Headroom_Pulse__c.Account__c']],
      'Headroom_All | grants Headroom_Pulse__c.Account__c, which is a master-detail field'
    ],
    [
      'a permission on a required field',
      [[paths.mood, '<type>', '<required>true</required><type>']],
      'Headroom_All | grants Headroom_Pulse__c.Mood__c, which is required and always accessible'
    ],
    [
      'a permission on a child without its master',
      [[paths.set, '<object>Account</object>', '<object>Contact</object>']],
      'Headroom_All | grants too little: Permission Read Headroom_Pulse__c depends on permission(s): Read Account'
    ],
    [
      'a permission set that grants all data',
      [[paths.set, '<label>', '<userPermissions><enabled>true</enabled><name>ViewAllData</name></userPermissions><label>']],
      'Headroom_All | grants ViewAllData'
    ],
    [
      'a permission set that names a type that is missing',
      [
        [
          paths.set,
          '<description>',
          '<customMetadataTypeAccesses><enabled>true</enabled><name>Headroom_Deck__mdt</name></customMetadataTypeAccesses><description>'
        ]
      ],
      'Headroom_All | names the customMetadataType Headroom_Deck__mdt, which is missing'
    ],
    [
      'a field in no permission set',
      [[paths.set, 'Task.Headroom_Key__c', 'Task.Subject']],
      'Activity.Headroom_Key__c | stands in no permission set, so nobody can see it'
    ],
    [
      'a type in no permission set',
      [[paths.set, '<enabled>true</enabled><name>Headroom_Band__mdt', '<enabled>false</enabled><name>Headroom_Band__mdt']],
      'Headroom_Band__mdt | stands in no permission set, so nobody can see it'
    ],
    [
      'a page with a component that is missing',
      [[paths.page, '>headroomHealth<', '>headroomWealth<']],
      'Headroom_Page | shows the component headroomWealth, which is missing'
    ],
    [
      'a page with a component that is not exposed',
      [[paths.component, '<isExposed>true', '<isExposed>false']],
      'Headroom_Page | shows the component headroomHealth, which is not exposed'
    ],
    [
      'a page with a component for other pages',
      [[paths.component, 'lightning__RecordPage', 'lightning__HomePage']],
      'Headroom_Page | shows the component headroomHealth on a RecordPage'
    ],
    [
      'an app that opens a page that is missing',
      [[paths.app, 'Headroom_Page', 'Headroom_Leaf']],
      'Headroom | opens the page Headroom_Leaf, which is missing'
    ],
    [
      'an app with a tab that is missing',
      [[paths.app, '<tabs>Headroom_Pulse__c', '<tabs>Headroom_Puls__c']],
      'Headroom | shows the tab Headroom_Puls__c, which is missing'
    ],
    ['a file that is not XML', [[paths.tab, '</CustomTab>', '']], 'Headroom_Pulse__c.tab-meta.xml']
  ];

  it.each(cases)('%s', (_title, edits, finding) => {
    const found = findings(damaged(...edits)).filter((line) => line.includes(finding));
    expect(found).toHaveLength(1);
  });
});

describe('names', () => {
  it('refuses a field on a standard object without the prefix', () => {
    const files = damaged([paths.account, 'Headroom_Score__c', 'Score__c'], [paths.set, 'Account.Headroom_Score__c', 'Account.Score__c']);
    files.set(paths.account.replace('Headroom_Score__c', 'Score__c'), files.get(paths.account) ?? '');
    files.delete(paths.account);
    expect(findings(files)).toEqual([expect.stringContaining('Score__c | is a field without the prefix')]);
  });

  it('refuses a page, permission set or tab without the prefix', () => {
    const page = moved(paths.page, 'force-app/main/default/flexipages/Account_Page.flexipage-meta.xml');
    expect(findings(page).some((line) => line.includes('Account_Page | is a page without the prefix'))).toBe(true);
    const set = moved(paths.set, 'force-app/main/default/permissionsets/Rep.permissionset-meta.xml');
    expect(findings(set)).toEqual([expect.stringContaining('Rep | is a permission set without the prefix')]);
  });

  it('refuses a component whose name does not begin with headroom', () => {
    const bundle = '<LightningComponentBundle><apiVersion>66.0</apiVersion></LightningComponentBundle>';
    const files = soundPackage()
      .set('force-app/main/default/lwc/health/health.js-meta.xml', bundle)
      .set('force-app/main/default/lwc/health/health.js', '');
    expect(findings(files)).toEqual([expect.stringContaining('health | is a component whose name does not begin with headroom')]);
  });

  it('refuses two underscores in a row', () => {
    const files = moved(paths.band, 'force-app/main/default/customMetadata/Headroom_Band.risk__red.md-meta.xml');
    expect(findings(files)).toEqual([expect.stringContaining('Headroom_Band.risk__red | has a name that the platform refuses')]);
  });
});

describe('fields on activities', () => {
  it('are refused on Task, because the platform takes them on Activity only', () => {
    const files = moved(paths.activity, 'force-app/main/default/objects/Task/fields/Headroom_Key__c.field-meta.xml');
    expect(findings(files)[0]).toContain('Task.Headroom_Key__c | stands on an activity, where the platform takes no fields');
  });

  it('are refused as external ids', () => {
    const files = damaged([paths.activity, '<length>120</length>', '<length>120</length><externalId>true</externalId>']);
    expect(findings(files)).toEqual([expect.stringContaining('Activity.Headroom_Key__c | is an external id on an activity')]);
  });
});

it('refuses two fields that give their parent the same child relationship', () => {
  const files = soundPackage();
  const second = (files.get(paths.bandCard) ?? '').replace('>Card__c<', '>Other_Card__c<');
  files.set(paths.bandCard.replace('Card__c.field', 'Other_Card__c.field'), second);
  expect(findings(files)).toEqual([expect.stringContaining('gives Headroom_Card__mdt.Bands a second time as a child relationship')]);
});
