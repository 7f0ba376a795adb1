import { describe, expect, it } from 'vitest';
import { foreignPackage, shop } from './foreignPackage.ts';
import { seeded, told, type Seed, type Told } from './seeded.ts';

const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const order = 'shop/main/default/objects/Garden_Order__c';

type Case = readonly [title: string, seed: Seed, told: Told];

const amount = { file: 'Amount__c.field-meta.xml', line: 2, element: 'Garden_Order__c.Amount__c' };
const state = { file: 'State__c.field-meta.xml', element: 'Garden_Order__c.State__c' };
const clerk = { file: 'Order_Clerk.permissionset-meta.xml', element: 'Order_Clerk' };
const layout = { file: 'Garden_Order__c-Garden Order Layout.layout-meta.xml', element: 'Garden_Order__c-Garden Order Layout' };
const page = { file: 'Garden_Order_Page.flexipage-meta.xml', element: 'Garden_Order_Page' };
const flow = { file: 'Check_Order.flow-meta.xml', element: 'Check_Order' };
const board = { file: 'orderBoard.js-meta.xml', line: 6, element: 'orderBoard' };
const recordType = { file: 'Private_Order.recordType-meta.xml', line: 2, element: 'Garden_Order__c.Private_Order' };
const grant =
  '<fieldPermissions><editable>false</editable><field>GARDEN_Order__c.Amount__c</field><readable>true</readable></fieldPermissions>';
const setting = (above: string, value: string): string =>
  `<controllingField>Net__c</controllingField><restricted>true</restricted><valueSettings><controllingFieldValue>${above}</controllingFieldValue><valueName>${value}</valueName></valueSettings>`;

const damaged: readonly Case[] = [
  [
    'a label of blanks',
    { path: shop.amount, from: '<label>Amount', to: '<label>  ' },
    { ...amount, what: 'has no label', fix: 'Give it a label' }
  ],
  [
    'a precision with a fraction',
    { path: shop.amount, from: '>12<', to: '>12.5<' },
    { ...amount, what: 'has 12.5 in precision', fix: 'Write a whole number' }
  ],
  [
    'a help text of 511 characters',
    { path: shop.amount, from: '<label>', to: `<inlineHelpText>${'x'.repeat(511)}</inlineHelpText><label>` },
    { ...amount, what: 'has 511 characters of help text', fix: 'Shorten it to 510' }
  ],
  [
    'a description of 1,001 characters',
    { path: shop.amount, from: '<label>', to: `<description>${'x'.repeat(1001)}</description><label>` },
    { ...amount, what: 'has 1001 characters of description', fix: 'Shorten it to 1000' }
  ],
  [
    'a child relationship with a blank in its name',
    { path: shop.account, from: 'Garden_Orders', to: 'Garden Orders' },
    {
      file: 'Account__c.field-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Account__c',
      what: 'has the relationshipName Garden Orders, which the platform refuses',
      fix: 'Use at most 40 letters, digits and single underscores, a letter first'
    }
  ],
  [
    'a picklist value of 256 characters',
    { path: shop.state, from: '<fullName>Sent', to: `<fullName>${'x'.repeat(256)}` },
    { ...state, line: 2, what: 'has a value of 256 characters', fix: 'Shorten it to 255' }
  ],
  [
    'a dependent value that the picklist lacks',
    { path: shop.state, from: '<restricted>true</restricted>', to: setting('x', 'Gone') },
    { ...state, line: 6, what: 'depends on Gone, which is no value of State__c', fix: 'Correct the value or add it to the field' }
  ],
  [
    'a record type with a missing compact layout',
    { path: shop.recordType, from: '<active>', to: '<compactLayoutAssignment>Nope</compactLayoutAssignment><active>' },
    { ...recordType, what: 'assigns the compact layout Nope, which the object lacks', fix: 'Correct the name or add it' }
  ],
  [
    'a record type with a description of 256 characters',
    { path: shop.recordType, from: '<label>', to: `<description>${'x'.repeat(256)}</description><label>` },
    { ...recordType, what: 'has 256 characters of description', fix: 'Shorten it to 255' }
  ],
  [
    'a compact layout with a misspelt field of the platform',
    { path: shop.compact, from: '<fields>Name', to: '<fields>Nme' },
    {
      file: 'Order_Head.compactLayout-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Order_Head',
      what: 'shows Nme, which the object lacks',
      fix: 'Correct the field name or remove it'
    }
  ],
  [
    'a record whose xsi:type no namespace explains',
    { path: shop.north, from: ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', to: '' },
    {
      file: 'Delivery_Rate.North.md-meta.xml',
      line: 5,
      element: 'Delivery_Rate.North',
      what: 'uses xsi:type without xmlns:xsi',
      fix: 'Write xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" into the root element'
    }
  ],
  [
    'two grants of one field',
    { path: shop.set, from: '<fieldPermissions>', to: `${grant}\n<fieldPermissions>` },
    { ...clerk, line: 7, what: 'has fieldPermissions of Garden_Order__c.Amount__c twice', fix: 'Keep one' }
  ],
  [
    'object permissions on a Custom Metadata type',
    { path: shop.set, from: '<object>Order_Item__c', to: '<object>Delivery_Rate__mdt' },
    {
      ...clerk,
      line: 10,
      what: 'grants Delivery_Rate__mdt like an object, which is a Custom Metadata type',
      fix: 'Use customMetadataTypeAccesses'
    }
  ],
  [
    'a layout with a misspelt field of the platform',
    { path: shop.layout, from: '<field>Amount__c', to: '<field>OwnerIdd' },
    { ...layout, line: 3, what: 'shows OwnerIdd, which Garden_Order__c lacks', fix: 'Correct the field name or remove it' }
  ],
  [
    'a related list that leads to another object',
    { path: shop.layout, from: 'Order_Item__c.Order__c', to: 'Garden_Order__c.Account__c' },
    {
      ...layout,
      line: 5,
      what: 'shows the related list Garden_Order__c.Account__c, which leads to Account',
      fix: 'Name a lookup to Garden_Order__c'
    }
  ],
  [
    'a report with a name of 41 characters',
    { path: shop.report, from: 'Open orders', to: 'x'.repeat(41) },
    {
      file: 'Open_Orders.report-meta.xml',
      line: 2,
      element: 'Shop/Open_Orders',
      what: 'has 41 characters of label',
      fix: 'Shorten it to 40'
    }
  ],
  [
    'a flow that uses a missing field of a record variable',
    { path: shop.flow, from: 'order.Amount__c', to: 'order.Amont__c' },
    { ...flow, line: 4, what: 'uses order.Amont__c, which Garden_Order__c lacks', fix: 'Correct the field name' }
  ],
  [
    'a flow whose formula merges a missing variable',
    {
      path: shop.flow,
      from: '<label>Check order</label>',
      to: '<formulas><name>F</name><dataType>Number</dataType><expression>{!nope} + {!order.Amount__c} + {!$Flow.CurrentDate}</expression><scale>2</scale></formulas><label>Check order</label>'
    },
    { ...flow, line: 5, what: 'merges nope, which it lacks', fix: 'Name a variable or element of the flow' }
  ],
  [
    'a record page without its object',
    { path: shop.page, from: '<sobjectType>Garden_Order__c</sobjectType>', to: '' },
    { ...page, line: 2, what: 'is a record page without sobjectType', fix: 'Name its object' }
  ],
  [
    'a page that decides by a missing field',
    {
      path: shop.page,
      from: '</identifier>',
      to: '</identifier><visibilityRule><criteria><leftValue>{!Record.Nope__c}</leftValue><operator>EQUAL</operator></criteria></visibilityRule>'
    },
    { ...page, line: 3, what: 'decides by Record.Nope__c, which Garden_Order__c lacks', fix: 'Correct the field name' }
  ],
  [
    'a page with an identifier twice',
    {
      path: shop.page,
      from: '</itemInstances>',
      to: '</itemInstances><itemInstances><componentInstance><componentName>orderBoard</componentName><identifier>board</identifier></componentInstance></itemInstances>'
    },
    { ...page, line: 3, what: 'has the identifier board twice', fix: 'Give each component its own identifier' }
  ],
  [
    'an app that overrides an action of a missing object',
    {
      path: shop.app,
      from: '<label>',
      to: '<actionOverrides><actionName>View</actionName><content>Garden_Order_Page</content><pageOrSobjectType>Nope__c</pageOrSobjectType><type>Flexipage</type></actionOverrides><label>'
    },
    {
      file: 'Garden_Shop.app-meta.xml',
      line: 3,
      element: 'Garden_Shop',
      what: 'overrides an action of Nope__c, which is missing',
      fix: 'Correct the object name'
    }
  ],
  [
    'a label in a language that is none',
    { path: shop.labels, from: 'en_US', to: 'english' },
    {
      file: 'CustomLabels.labels-meta.xml',
      element: 'Order_Title',
      what: 'has the language english',
      fix: 'Write a language as en_US or de'
    }
  ],
  [
    'an import of a field that the platform may have',
    { path: shop.board, from: 'Garden_Order__c.Amount__c', to: 'Account.Naem' },
    {
      file: 'orderBoard.js',
      line: 2,
      element: 'orderBoard',
      what: 'imports the field Account.Naem, which is unknown to this check',
      fix: 'Correct the name, or add it in src/localOrg/standardObjects'
    }
  ],
  [
    'an import of a module that the platform lacks',
    { path: shop.board, from: '@salesforce/resourceUrl/images', to: '@salesforce/resourceurl/images' },
    {
      file: 'orderBoard.js',
      line: 4,
      element: 'orderBoard',
      what: 'imports @salesforce/resourceurl/images, which is unknown to this check',
      fix: 'Correct the name of the module'
    }
  ],
  [
    'a property of a type that pages lack',
    { path: shop.boardMeta, from: 'type="String"', to: 'type="Strng"' },
    { ...board, what: 'has the property heading of the type Strng', fix: 'Choose Boolean, Integer, String on pages' }
  ],
  [
    'a property without type',
    { path: shop.boardMeta, from: ' type="String"', to: '' },
    { ...board, what: 'has the property heading without type', fix: 'Give it a type: String' }
  ],
  [
    'a configuration for a missing object',
    { path: shop.boardMeta, from: '<property', to: '<objects><object>Nope__c</object></objects><property' },
    { ...board, what: 'is for Nope__c, which is missing', fix: 'Correct the object name' }
  ]
];

const field = (name: string, body: string): readonly [path: string, text: string] => [
  `${order}/fields/${name}.field-meta.xml`,
  `<CustomField ${NS}><fullName>${name}</fullName><label>New</label>${body}</CustomField>`
];
const sum = '<summaryOperation>sum</summaryOperation><type>Summary</type>';
const overItems = '<summaryForeignKey>Order_Item__c.Order__c</summaryForeignKey>';

const added: readonly (readonly [title: string, file: readonly [path: string, text: string], what: string, fix: string])[] = [
  [
    'a field without its ending',
    field('Foo', '<length>5</length><type>Text</type>'),
    'has a name without __c',
    'Name it Foo__c, file and fullName'
  ],
  ['a checkbox without default', field('Ok__c', '<type>Checkbox</type>'), 'is a checkbox without defaultValue', 'Write true or false'],
  [
    'an auto-number without format',
    field('No__c', '<type>AutoNumber</type>'),
    'has no displayFormat',
    'Put the number in braces: P-{0000}'
  ],
  [
    'a roll-up summary of a missing object',
    field('Sum__c', `<summarizedField>Nope__c.Price__c</summarizedField>${overItems}${sum}`),
    'sums over Nope__c.Price__c, which is missing',
    'Correct the name'
  ],
  ['a roll-up summary of no field', field('Sum__c', `${overItems}${sum}`), 'gives the sum of no field', 'Name summarizedField'],
  [
    'dependent values without their controlling field',
    field(
      'Kind__c',
      '<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>A</label></value></valueSetDefinition><valueSettings><controllingFieldValue>x</controllingFieldValue><valueName>A</valueName></valueSettings></valueSet>'
    ),
    'has valueSettings without controllingField',
    'Name the controlling field or remove them'
  ]
];

describe('the form of what components hold', () => {
  it.each(damaged)('is checked: %s', (_title, seed, expected) => {
    expect(told(seeded(seed))).toEqual([expected]);
  });

  it.each(added)('is checked: %s', (_title, [path, text], what, fix) => {
    const file = path.split('/').at(-1) ?? '';
    const element = `Garden_Order__c.${file.replace('.field-meta.xml', '')}`;
    expect(told(foreignPackage().set(path, text))).toEqual([{ file, line: 1, element, what, fix }]);
  });

  it('is checked: a component whose name begins with a capital letter', () => {
    const bundle = 'shop/main/default/lwc/OrderEnd/OrderEnd.js';
    const files = foreignPackage()
      .set(bundle, "import { LightningElement } from 'lwc';\nexport default class OrderEnd extends LightningElement {}\n")
      .set(`${bundle}-meta.xml`, `<LightningComponentBundle ${NS}><apiVersion>66.0</apiVersion></LightningComponentBundle>`);
    expect(told(files)).toEqual([
      {
        file: 'OrderEnd.js-meta.xml',
        element: 'OrderEnd',
        what: 'has a name that the platform refuses',
        fix: 'Begin with a small letter; letters, digits and single underscores follow'
      }
    ]);
  });

  it('is checked: a target that no list holds', () => {
    expect(
      told(seeded({ path: shop.totalMeta, from: '<isExposed>', to: '<targets><target>lightning__RecrdPage</target></targets><isExposed>' }))
    ).toMatchObject([
      { file: 'orderTotal.js-meta.xml', line: 4, what: 'has the target lightning__RecrdPage, which is unknown to this check' }
    ]);
  });
});
