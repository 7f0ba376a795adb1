import { describe, expect, it } from 'vitest';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { foreignPackage, shop } from './foreignPackage.ts';
import { seeded, told, type Seed, type Told } from './seeded.ts';

type Case = readonly [title: string, seed: Seed | readonly Seed[], told: Told];

const set = 'Order_Clerk.permissionset-meta.xml';

/** What an XML schema knows: elements, words, numbers. */
const structure: readonly Case[] = [
  [
    'a field type that does not exist',
    { path: shop.amount, from: '<type>Currency', to: '<type>Curency' },
    {
      file: 'Amount__c.field-meta.xml',
      line: 7,
      element: 'Garden_Order__c',
      what: 'gives field Amount__c the type Curency, which is not supported',
      fix: 'Give a type of field that the platform has'
    }
  ],
  [
    'an unknown element',
    { path: shop.tab, from: '<motif>', to: '<moteef>x</moteef><motif>' },
    {
      file: 'Garden_Order__c.tab-meta.xml',
      line: 4,
      element: 'Garden_Order__c',
      what: 'has the element moteef, which CustomTab does not have',
      fix: 'Correct its name or remove it'
    }
  ],
  [
    'a required element that is missing: the title of a dashboard',
    { path: shop.dashboard, from: '<title>Orders</title>', to: '' },
    { file: 'Orders.dashboard-meta.xml', line: 2, element: 'Shop/Orders', what: 'has no title in Dashboard', fix: 'Add the element title' }
  ],
  [
    'a boolean that is none',
    { path: shop.rule, from: '<active>true', to: '<active>yes' },
    {
      file: 'Amount_Positive.validationRule-meta.xml',
      line: 4,
      element: 'Garden_Order__c.Amount_Positive',
      what: 'has the value yes in active',
      fix: 'Write a boolean'
    }
  ],
  [
    'a number that is none',
    { path: shop.boardMeta, from: '>66.0<', to: '>latest<' },
    { file: 'orderBoard', line: 3, element: 'orderBoard', what: 'has the value latest in apiVersion', fix: 'Write a number' }
  ],
  [
    'a word that its enumeration lacks',
    { path: shop.report, from: '>Summary<', to: '>Table<' },
    {
      file: 'Open_Orders.report-meta.xml',
      line: 6,
      element: 'Shop/Open_Orders',
      what: 'has the value Table in format',
      fix: 'Choose one of: MultiBlock, Matrix, Summary, Tabular'
    }
  ],
  [
    'an element that stands twice',
    { path: shop.amount, from: '<scale>2</scale>', to: '<scale>2</scale>\n<scale>3</scale>' },
    {
      file: 'Amount__c.field-meta.xml',
      line: 7,
      element: 'Garden_Order__c.Amount__c',
      what: 'has the element scale a second time, or apart from the others of its name',
      fix: 'Keep one, or put them one behind the other'
    }
  ],
  [
    'a root element of another type',
    [
      { path: shop.group, from: '<PermissionSetGroup', to: '<PermissionSet' },
      { path: shop.group, from: '</PermissionSetGroup', to: '</PermissionSet' }
    ],
    {
      file: 'Shop_Staff.permissionsetgroup-meta.xml',
      line: 2,
      element: 'Shop_Staff',
      what: 'has the root element PermissionSet',
      fix: 'Name it PermissionSetGroup'
    }
  ],
  [
    'a missing xmlns',
    { path: shop.app, from: ' xmlns="http://soap.sforce.com/2006/04/metadata"', to: '' },
    {
      file: 'Garden_Shop.app-meta.xml',
      line: 2,
      element: 'Garden_Shop',
      what: 'has no xmlns',
      fix: 'Write xmlns="http://soap.sforce.com/2006/04/metadata" into the root element'
    }
  ],
  [
    'a file that is no XML',
    { path: shop.reportType, from: '</ReportType>', to: '</Report>' },
    expect.objectContaining({
      file: 'Garden_Orders.reportType-meta.xml',
      line: 10,
      what: expect.stringContaining('is not readable XML')
    }) as Told
  ],
  [
    'a permission set without label',
    { path: shop.set, from: '<label>Order Clerk</label>', to: '' },
    { file: set, line: 2, element: 'Order_Clerk', what: 'has no label in PermissionSet', fix: 'Add the element label' }
  ]
];

/** Where files stand and what they are called. */
const files: readonly Case[] = [
  [
    'a wrong ending',
    { path: shop.layout, as: shop.layout.replace('.layout-meta.xml', '.layuot-meta.xml') },
    expect.objectContaining({
      file: 'Garden_Order__c-Garden Order Layout.layuot-meta.xml',
      what: 'stands in no folder, or has no ending, of a metadata type',
      fix: 'Correct folder or ending'
    }) as Told
  ],
  [
    'a file in the folder of another type',
    { path: shop.group, as: shop.group.replace('permissionsetgroups', 'tabs') },
    expect.objectContaining({
      file: 'Shop_Staff.permissionsetgroup-meta.xml',
      what: 'has the ending of PermissionSetGroup and stands in another folder',
      fix: 'Move it to permissionsetgroups'
    }) as Told
  ],
  [
    'a class without its -meta.xml',
    { path: `${shop.finder}-meta.xml` },
    { file: 'OrderFinder.cls', element: 'OrderFinder', what: 'has no -meta.xml file beside it', fix: 'Add the file that describes it' }
  ],
  [
    'a -meta.xml file without its class',
    { path: shop.finder },
    {
      file: 'OrderFinder.cls-meta.xml',
      element: 'OrderFinder',
      what: 'has no content beside its -meta.xml file',
      fix: 'Add the file that it describes'
    }
  ],
  [
    'a fullName that differs from its file',
    { path: shop.note, from: 'Note__c', to: 'Remark__c' },
    {
      file: 'Note__c.field-meta.xml',
      line: 2,
      element: 'Remark__c',
      what: 'has the file name Note__c and the fullName Remark__c',
      fix: 'Make the two the same'
    }
  ],
  [
    'a component twice',
    { path: shop.app, copy: shop.app.replace('/applications/', '/more/applications/') },
    expect.objectContaining({ file: 'Garden_Shop.app-meta.xml', element: 'Garden_Shop', fix: 'Keep one' }) as Told
  ]
];

/** Fields by themselves. */
const fields: readonly Case[] = [
  [
    'a field without type',
    { path: shop.amount, from: '<type>Currency</type>', to: '' },
    {
      file: 'Amount__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c',
      what: 'has no type for field Amount__c',
      fix: 'Give a type of field that the platform has'
    }
  ],
  [
    'an amount without scale',
    { path: shop.amount, from: '<scale>2</scale>', to: '' },
    {
      file: 'Amount__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Amount__c',
      what: 'has no scale',
      fix: 'Give precision and scale'
    }
  ],
  [
    'more digits after the point than in all',
    { path: shop.amount, from: '<scale>2', to: '<scale>16' },
    {
      file: 'Amount__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Amount__c',
      what: 'has 16 of 12 digits after the point',
      fix: 'Make precision the greater'
    }
  ],
  [
    'a label of 41 characters',
    { path: shop.net, from: '<label>Net', to: `<label>${'x'.repeat(41)}` },
    {
      file: 'Net__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Net__c',
      what: 'has 41 characters of label',
      fix: 'Shorten it to 40'
    }
  ],
  [
    'a text without length',
    { path: shop.code, from: '<length>20</length>', to: '' },
    { file: 'Code__c.field-meta.xml', line: 2, element: 'Garden_Order__c.Code__c', what: 'has no length', fix: 'Choose 1 to 255' }
  ],
  [
    'a long text that is too short',
    { path: shop.note, from: '1000', to: '200' },
    {
      file: 'Note__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Note__c',
      what: 'has a length of 200',
      fix: 'Choose 256 to 131072'
    }
  ],
  [
    'a long text without visible lines',
    { path: shop.note, from: '<visibleLines>4</visibleLines>', to: '' },
    { file: 'Note__c.field-meta.xml', line: 2, element: 'Garden_Order__c.Note__c', what: 'has no visibleLines', fix: 'Choose 2 to 50' }
  ],
  [
    'a picklist value twice',
    { path: shop.state, from: '<fullName>Sent', to: '<fullName>Open' },
    { file: 'State__c.field-meta.xml', line: 2, element: 'Garden_Order__c.State__c', what: 'has the value Open twice', fix: 'Keep one' }
  ],
  [
    'a picklist of a missing global value set',
    { path: shop.size, from: 'Sizes', to: 'Seizes' },
    {
      file: 'Size__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Size__c',
      what: 'takes its values from Seizes, which is missing',
      fix: 'Correct the name or add the global value set'
    }
  ],
  [
    'a global value set without values',
    { path: shop.sizes, from: '<customValue><fullName>Small</fullName><default>false</default><label>Small</label></customValue>', to: '' },
    { file: 'Sizes.globalValueSet-meta.xml', line: 2, element: 'Sizes', what: 'is a global value set without values', fix: 'Add values' }
  ],
  [
    'a lookup to a missing object',
    { path: shop.account, from: '<referenceTo>Account', to: '<referenceTo>Gardener__c' },
    {
      file: 'Account__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Account__c',
      what: 'points to Gardener__c, which is missing',
      fix: 'Correct the name or add the object'
    }
  ],
  [
    'a required lookup that is set to null',
    { path: shop.account, from: '<type>', to: '<required>true</required><type>' },
    {
      file: 'Account__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Account__c',
      what: 'is required and set to null when its parent is deleted',
      fix: 'Set deleteConstraint to Restrict'
    }
  ],
  [
    'an external id of a type that cannot be one',
    { path: shop.note, from: '<type>', to: '<externalId>true</externalId><type>' },
    {
      file: 'Note__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Note__c',
      what: 'is external id with the type LongTextArea',
      fix: 'Use Text, Number or Email'
    }
  ],
  [
    'an attribute that the type lacks',
    { path: shop.state, from: '<type>', to: '<precision>5</precision><type>' },
    {
      file: 'State__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.State__c',
      what: 'has precision with the type Picklist',
      fix: 'Remove precision'
    }
  ],
  [
    'a money field on a Custom Metadata type',
    { path: shop.price, from: '<type>Number', to: '<type>Currency' },
    expect.objectContaining({
      element: 'Delivery_Rate__mdt.Price__c',
      what: 'has the type Currency, which Custom Metadata lacks',
      fix: 'Use Number for money'
    }) as Told
  ],
  [
    'a formula on a missing field',
    { path: shop.net, from: 'Amount__c /', to: 'Amout__c /' },
    {
      file: 'Net__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Net__c',
      what: 'has a formula with a fault: Field Amout__c does not exist. Check spelling.',
      fix: 'Correct the formula'
    }
  ],
  [
    'a formula that gives another type',
    { path: shop.net, from: 'Amount__c / 1.19', to: 'TEXT(State__c)' },
    {
      file: 'Net__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Net__c',
      what: 'has a formula of type Text in a field of type Currency',
      fix: 'Change formula or type'
    }
  ],
  [
    'a default of another type',
    { path: shop.code, from: '<externalId>', to: '<defaultValue>7</defaultValue><externalId>' },
    {
      file: 'Code__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Code__c',
      what: 'has the default 7, which is Number',
      fix: 'Give a default of type Text'
    }
  ]
];

describe.each([
  ['structure', structure],
  ['files and names', files],
  ['fields', fields]
])('a seeded error in %s', (_area, cases) => {
  it.each(cases)('finds %s', (_title, seed, expected) => {
    expect(told(seeded(...[seed].flat()))).toEqual([expected]);
  });
});

describe('a sound package of somebody else', () => {
  it('has components of at least sixteen kinds, and no finding', () => {
    const model = readPackage(foreignPackage());
    expect(new Set(model.components.map(({ type }) => type)).size).toBeGreaterThanOrEqual(16);
    expect(told(foreignPackage())).toEqual([]);
  });
});
