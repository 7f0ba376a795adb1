import { expect, it } from 'vitest';
import { foreignPackage, shop } from './foreignPackage.ts';
import { seeded, told, type Told } from './seeded.ts';

const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const root = 'shop/main/default';
const object = `${root}/objects/Garden_Order__c`;
const xml = (element: string, ...lines: readonly string[]): string => [`<${element} ${NS}>`, ...lines, `</${element}>`, ''].join('\n');
const field = (name: string, ...lines: readonly string[]): string =>
  xml('CustomField', `<fullName>${name}</fullName>`, '<label>New</label>', ...lines);

/** The sound package with one more file, in which the error is. */
const added: readonly (readonly [title: string, path: string, text: string, told: Told])[] = [
  [
    'a custom field on Task instead of Activity',
    `${root}/objects/Task/fields/Size__c.field-meta.xml`,
    field('Size__c', '<length>5</length>', '<type>Text</type>'),
    {
      file: 'Size__c.field-meta.xml',
      line: 1,
      element: 'Task.Size__c',
      what: 'stands on an activity, where the platform takes no fields',
      fix: 'Move it to objects/Activity'
    }
  ],
  [
    'an external id on an activity',
    `${root}/objects/Activity/fields/Size__c.field-meta.xml`,
    field('Size__c', '<externalId>true</externalId>', '<length>5</length>', '<type>Text</type>'),
    {
      file: 'Size__c.field-meta.xml',
      line: 1,
      element: 'Activity.Size__c',
      what: 'is an external id on an activity',
      fix: 'Make it plain text'
    }
  ],
  [
    'a display format without a number',
    `${object}/fields/No__c.field-meta.xml`,
    field('No__c', '<displayFormat>O-</displayFormat>', '<type>AutoNumber</type>'),
    {
      file: 'No__c.field-meta.xml',
      line: 1,
      element: 'Garden_Order__c.No__c',
      what: 'has the display format O-',
      fix: 'Put the number in braces: P-{0000}'
    }
  ],
  [
    'a name with two underscores in a row',
    `${root}/permissionsets/Order___Clerk.permissionset-meta.xml`,
    xml('PermissionSet', '<label>Clerk</label>'),
    {
      file: 'Order___Clerk.permissionset-meta.xml',
      line: 1,
      element: 'Order___Clerk',
      what: 'has a name that the platform refuses',
      fix: 'Use letters, digits and single underscores, a letter first'
    }
  ],
  [
    'a record type of an opportunity without process',
    `${root}/objects/Opportunity/recordTypes/Big.recordType-meta.xml`,
    xml('RecordType', '<fullName>Big</fullName>', '<active>true</active>', '<label>Big</label>'),
    { file: 'Big.recordType-meta.xml', line: 1, element: 'Opportunity.Big', what: 'names no business process', fix: 'Add businessProcess' }
  ],
  [
    'a report in a missing folder',
    `${root}/reports/Sheds/Sheds.report-meta.xml`,
    xml('Report', '<format>Tabular</format>', '<name>Sheds</name>', '<reportType>Garden_Orders__c</reportType>'),
    {
      file: 'Sheds.report-meta.xml',
      line: 1,
      element: 'Sheds/Sheds',
      what: 'stands in the folder Sheds, which is missing',
      fix: 'Add the file of the ReportFolder'
    }
  ],
  [
    'a translated value that the global value set lacks',
    `${root}/globalValueSetTranslations/Sizes-de.globalValueSetTranslation-meta.xml`,
    xml(
      'GlobalValueSetTranslation',
      '<valueTranslation><masterLabel>Tiny</masterLabel><translation>Winzig</translation></valueTranslation>'
    ),
    {
      file: 'Sizes-de.globalValueSetTranslation-meta.xml',
      line: 2,
      element: 'Sizes-de',
      what: 'translates Tiny, which is no value of Sizes',
      fix: 'Correct masterLabel or remove the entry'
    }
  ],
  [
    'a translation file of a missing field',
    `${root}/objectTranslations/Garden_Order__c-de/Amout__c.fieldTranslation-meta.xml`,
    xml('CustomFieldTranslation', '<label>Betrag</label>', '<name>Amout__c</name>'),
    {
      file: 'Amout__c.fieldTranslation-meta.xml',
      line: 1,
      element: 'Garden_Order__c-de.Amout__c',
      what: 'translates the CustomField Garden_Order__c.Amout__c, which is missing',
      fix: 'Correct the name or remove the file'
    }
  ],
  [
    'a label a second time',
    `${root}/labels/More.labels-meta.xml`,
    xml(
      'CustomLabels',
      '<labels><fullName>Order_Title</fullName><language>en_US</language><protected>false</protected><shortDescription>Title</shortDescription><value>Order</value></labels>'
    ),
    { file: 'More.labels-meta.xml', element: 'Order_Title', what: 'is a label that stands twice', fix: 'Remove one' }
  ],
  [
    'a validation rule without message',
    `${object}/validationRules/Silent.validationRule-meta.xml`,
    xml(
      'ValidationRule',
      '<fullName>Silent</fullName>',
      '<active>true</active>',
      '<errorConditionFormula>Amount__c &gt; 5</errorConditionFormula>',
      '<errorMessage> </errorMessage>'
    ),
    {
      file: 'Silent.validationRule-meta.xml',
      line: 1,
      element: 'Garden_Order__c.Silent',
      what: 'has no error message',
      fix: 'Write a sentence that says the cure'
    }
  ]
];

it.each(added)('finds %s', (_title, path, text, expected) => {
  expect(told(foreignPackage().set(path, text))).toEqual([expected]);
});

it('finds the third master of an object', () => {
  const master = (name: string, relationship: string, parent: string): readonly [string, string] => [
    `${root}/objects/Order_Item__c/fields/${name}.field-meta.xml`,
    field(name, `<referenceTo>${parent}</referenceTo>`, `<relationshipName>${relationship}</relationshipName>`, '<type>MasterDetail</type>')
  ];
  const files = new Map([
    ...foreignPackage(),
    master('Second__c', 'Seconds', 'Garden_Order__c'),
    master('Third__c', 'Thirds', 'Garden_Order__c')
  ]);
  expect(told(files)).toMatchObject([
    { element: 'Order_Item__c.Third__c', what: 'is the third master of its object', fix: 'Make it a Lookup' }
  ]);
});

it.each([
  [
    'an assigned compact layout that is missing',
    '<compactLayoutAssignment>Order_Head',
    '<compactLayoutAssignment>Order_Feet',
    { what: 'assigns the compact layout Order_Feet, which it lacks', fix: 'Correct the name or add it' }
  ],
  [
    'a search layout with a missing field',
    '<sharingModel>',
    '<searchLayouts><searchResultsAdditionalFields>Amout__c</searchResultsAdditionalFields></searchLayouts>\n<sharingModel>',
    { what: 'searches by Amout__c, which it lacks', fix: 'Correct the field name or remove it' }
  ]
])('finds %s', (_title, from, to, expected) => {
  expect(told(seeded({ path: shop.order, from, to }))).toMatchObject([
    { file: 'Garden_Order__c.object-meta.xml', element: 'Garden_Order__c', ...expected }
  ]);
});
