import { describe, expect, it } from 'vitest';
import { shop } from './foreignPackage.ts';
import { seeded, told, type Seed, type Told } from './seeded.ts';

type Case = readonly [title: string, seed: Seed, told: Told];

const set = 'Order_Clerk.permissionset-meta.xml';
const order = 'Garden_Order__c';
const layoutName = 'Garden_Order__c-Garden Order Layout';
const board = 'orderBoard';
const correct = 'Correct the field name or remove it';

const access: readonly Case[] = [
  [
    'a permission on a missing object',
    { path: shop.set, from: '<object>Order_Item__c</object>', to: '<object>Odor_Item__c</object>' },
    {
      file: set,
      line: 10,
      element: 'Order_Clerk',
      what: 'names the object Odor_Item__c, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ],
  [
    'a permission on a missing field',
    { path: shop.set, from: 'Garden_Order__c.Amount__c', to: 'Garden_Order__c.Amout__c' },
    {
      file: set,
      line: 6,
      element: 'Order_Clerk',
      what: 'names the field Garden_Order__c.Amout__c, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ],
  [
    'a permission on a required field',
    { path: shop.set, from: 'Garden_Order__c.Amount__c', to: 'Garden_Order__c.Code__c' },
    {
      file: set,
      line: 6,
      element: 'Order_Clerk',
      what: 'grants Garden_Order__c.Code__c, which is required and always accessible',
      fix: 'Remove the entry'
    }
  ],
  [
    'a permission on a master-detail field',
    { path: shop.set, from: 'Garden_Order__c.Amount__c', to: 'Order_Item__c.Order__c' },
    {
      file: set,
      line: 6,
      element: 'Order_Clerk',
      what: 'grants Order_Item__c.Order__c, which is a master-detail field',
      fix: 'Remove the entry'
    }
  ],
  [
    'a permission to edit without reading',
    { path: shop.set, from: '<readable>true', to: '<readable>false' },
    {
      file: set,
      line: 6,
      element: 'Order_Clerk',
      what: 'lets people edit Garden_Order__c.Amount__c without reading it',
      fix: 'Set readable to true'
    }
  ],
  [
    'delete without edit',
    { path: shop.set, from: '<allowDelete>false</allowDelete><allowEdit>true', to: '<allowDelete>true</allowDelete><allowEdit>false' },
    {
      file: set,
      line: 9,
      element: 'Order_Clerk',
      what: 'grants too little: Permission Delete Garden_Order__c depends on permission(s): Edit Garden_Order__c',
      fix: 'Grant what it depends on too'
    }
  ],
  [
    'a tab that is missing',
    { path: shop.set, from: '<tab>Garden_Order__c', to: '<tab>Garden_Odor__c' },
    {
      file: set,
      line: 11,
      element: 'Order_Clerk',
      what: 'names the tab Garden_Odor__c, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ],
  [
    'an app that is missing',
    { path: shop.set, from: '<application>Garden_Shop', to: '<application>Garden_Shed' },
    {
      file: set,
      line: 3,
      element: 'Order_Clerk',
      what: 'names the app Garden_Shed, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ],
  [
    'a class that is missing',
    { path: shop.set, from: '<apexClass>OrderFinder', to: '<apexClass>OrderLoser' },
    {
      file: set,
      line: 4,
      element: 'Order_Clerk',
      what: 'names the class OrderLoser, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ],
  [
    'a group with a missing set',
    { path: shop.group, from: '<permissionSets>Order_Clerk', to: '<permissionSets>Order_Clark' },
    {
      file: 'Shop_Staff.permissionsetgroup-meta.xml',
      line: 4,
      element: 'Shop_Staff',
      what: 'names the permissionSet Order_Clark, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ]
];

const objects: readonly Case[] = [
  [
    'a validation rule with a syntax error',
    { path: shop.rule, from: '"Open"))', to: '"Open")' },
    {
      file: 'Amount_Positive.validationRule-meta.xml',
      line: 2,
      element: `${order}.Amount_Positive`,
      what: "has a condition that is no formula: Syntax error.  Missing ')'",
      fix: 'Correct the formula'
    }
  ],
  [
    'a validation rule that shows its error at a missing field',
    { path: shop.rule, from: '<errorDisplayField>Amount__c', to: '<errorDisplayField>Amout__c' },
    {
      file: 'Amount_Positive.validationRule-meta.xml',
      line: 2,
      element: `${order}.Amount_Positive`,
      what: 'shows its error at Amout__c, which the object lacks',
      fix: 'Correct the field name'
    }
  ],
  [
    'a list view with a missing field',
    { path: shop.view, from: '<columns>Amount__c', to: '<columns>Amout__c' },
    {
      file: 'Open_Orders.listView-meta.xml',
      line: 2,
      element: `${order}.Open_Orders`,
      what: 'shows Amout__c, which the object lacks',
      fix: correct
    }
  ],
  [
    'a compact layout with a missing field',
    { path: shop.compact, from: '<fields>Amount__c', to: '<fields>Amout__c' },
    {
      file: 'Order_Head.compactLayout-meta.xml',
      line: 2,
      element: `${order}.Order_Head`,
      what: 'shows Amout__c, which the object lacks',
      fix: correct
    }
  ],
  [
    'a field set with a missing field',
    { path: shop.fieldSet, from: '<field>Amount__c', to: '<field>Amout__c' },
    { file: 'Head.fieldSet-meta.xml', line: 2, element: `${order}.Head`, what: 'shows Amout__c, which the object lacks', fix: correct }
  ],
  [
    'a record type with a value that the picklist lacks',
    { path: shop.recordType, from: '<fullName>Open', to: '<fullName>Closed' },
    {
      file: 'Private_Order.recordType-meta.xml',
      line: 2,
      element: `${order}.Private_Order`,
      what: 'offers Closed, which is no value of State__c',
      fix: 'Correct the value or add it to the field'
    }
  ],
  [
    'an object without its plural',
    { path: shop.order, from: '<pluralLabel>Garden Orders</pluralLabel>', to: '' },
    { file: 'Garden_Order__c.object-meta.xml', element: order, what: 'has no plural label', fix: 'Give it a plural label' }
  ],
  [
    'an object without name field',
    { path: shop.item, from: '<nameField><label>Item</label><type>Text</type></nameField>', to: '' },
    { file: 'Order_Item__c.object-meta.xml', element: 'Order_Item__c', what: 'has no name field', fix: 'Add nameField' }
  ],
  [
    'a detail that shares by itself',
    { path: shop.item, from: 'ControlledByParent', to: 'Private' },
    {
      file: 'Order_Item__c.object-meta.xml',
      element: 'Order_Item__c',
      what: 'has a master but shares by itself',
      fix: 'Set sharingModel to ControlledByParent'
    }
  ],
  [
    'a master-detail field without the name of its relationship',
    { path: shop.itemOrder, from: '<relationshipName>Items</relationshipName>', to: '' },
    {
      file: 'Order__c.field-meta.xml',
      line: 2,
      element: 'Order_Item__c.Order__c',
      what: 'has no relationshipName',
      fix: 'Name the child relationship on the parent'
    }
  ]
];

/** Refusals of the platform that its own guidance for generating fields quotes. */
const attributes: readonly Case[] = [
  [
    'a master-detail field with required',
    { path: shop.itemOrder, from: '<type>', to: '<required>true</required><type>' },
    {
      file: 'Order__c.field-meta.xml',
      line: 2,
      element: 'Order_Item__c.Order__c',
      what: 'has required as a master-detail field',
      fix: 'Remove required'
    }
  ],
  [
    'a formula with a length',
    { path: shop.net, from: '<formula>', to: '<length>5</length><formula>' },
    {
      file: 'Net__c.field-meta.xml',
      line: 2,
      element: `${order}.Net__c`,
      what: 'has length with the type Currency and a formula',
      fix: 'Remove length'
    }
  ],
  [
    'a roll-up summary over a field without its object',
    {
      path: shop.net,
      from: '<formula>Amount__c / 1.19</formula>\n<precision>12</precision>\n<scale>2</scale>\n<type>Currency</type>',
      to: '<summaryForeignKey>Order__c</summaryForeignKey>\n<summaryOperation>count</summaryOperation>\n<type>Summary</type>'
    },
    {
      file: 'Net__c.field-meta.xml',
      line: 2,
      element: `${order}.Net__c`,
      what: 'names Order__c without its object',
      fix: 'Write Object.Field'
    }
  ],
  [
    'a page with a facet that nothing uses',
    {
      path: shop.page,
      from: '<masterLabel>',
      to: '<flexiPageRegions><name>inside</name><type>Facet</type></flexiPageRegions>\n<masterLabel>'
    },
    {
      file: 'Garden_Order_Page.flexipage-meta.xml',
      line: 4,
      element: 'Garden_Order_Page',
      what: 'has the facet inside, which no component uses',
      fix: 'Remove it or name it in a component'
    }
  ],
  [
    'a child relationship that the object has already',
    {
      path: shop.itemOrder,
      copy: shop.itemOrder.replace('Order__c.field', 'Other__c.field'),
      from: '<fullName>Order__c',
      to: '<fullName>Other__c'
    },
    {
      file: 'Other__c.field-meta.xml',
      line: 2,
      element: 'Order_Item__c.Other__c',
      what: 'gives Garden_Order__c.Items a second time as a child relationship',
      fix: 'Choose another relationshipName'
    }
  ]
];

const records: readonly Case[] = [
  [
    'a record of a missing type',
    { path: shop.north, as: shop.north.replace('Delivery_Rate.', 'Delivery_Rat.') },
    {
      file: 'Delivery_Rat.North.md-meta.xml',
      line: 2,
      element: 'Delivery_Rat.North',
      what: 'belongs to the type Delivery_Rat__mdt, which is missing',
      fix: 'Correct the file name or add the type'
    }
  ],
  [
    'a record with a missing field',
    { path: shop.north, from: '<field>Region__c', to: '<field>Regoin__c' },
    {
      file: 'Delivery_Rate.North.md-meta.xml',
      line: 6,
      element: 'Delivery_Rate.North',
      what: 'gives Regoin__c, which the type lacks',
      fix: 'Correct the field name or remove the value'
    }
  ],
  [
    'a record with a number as text',
    { path: shop.north, from: 'xsd:double', to: 'xsd:string' },
    {
      file: 'Delivery_Rate.North.md-meta.xml',
      line: 5,
      element: 'Delivery_Rate.North',
      what: 'gives Price__c as xsd:string',
      fix: 'Write xsi:type="xsd:double"'
    }
  ],
  [
    'a record with a number that is none',
    { path: shop.north, from: '>4.5</value>', to: '></value>' },
    {
      file: 'Delivery_Rate.North.md-meta.xml',
      line: 5,
      element: 'Delivery_Rate.North',
      what: 'gives Price__c something that is no number',
      fix: 'Write a number'
    }
  ],
  [
    'a record with a value that the picklist lacks',
    { path: shop.north, from: '>North</value>', to: '>South</value>' },
    {
      file: 'Delivery_Rate.North.md-meta.xml',
      line: 6,
      element: 'Delivery_Rate.North',
      what: 'gives Region__c the value South, which is not in its list',
      fix: 'Choose one of: North'
    }
  ],
  [
    'a record without a required value',
    { path: shop.north, from: '<value xsi:type="xsd:double">4.5</value>', to: '<value xsi:nil="true"/>' },
    {
      file: 'Delivery_Rate.North.md-meta.xml',
      line: 5,
      element: 'Delivery_Rate.North',
      what: 'leaves Price__c empty, which is required',
      fix: 'Give it a value'
    }
  ]
];

const pages: readonly Case[] = [
  [
    'a layout with a missing field',
    { path: shop.layout, from: '<field>Amount__c', to: '<field>Amout__c' },
    {
      file: `${layoutName}.layout-meta.xml`,
      line: 3,
      element: layoutName,
      what: 'shows Amout__c, which Garden_Order__c lacks',
      fix: correct
    }
  ],
  [
    'a layout with a missing related list',
    { path: shop.layout, from: 'Order_Item__c.Order__c', to: 'Order_Item__c.Odor__c' },
    {
      file: `${layoutName}.layout-meta.xml`,
      line: 5,
      element: layoutName,
      what: 'shows the related list Order_Item__c.Odor__c, which is missing',
      fix: 'Name it Object.LookupField'
    }
  ],
  [
    'a layout with a missing action',
    { path: shop.layout, from: 'Garden_Order__c.Add_Item', to: 'Garden_Order__c.Ad_Item' },
    {
      file: `${layoutName}.layout-meta.xml`,
      line: 4,
      element: layoutName,
      what: 'offers the action Garden_Order__c.Ad_Item, which is missing',
      fix: 'Correct the name or add the action'
    }
  ],
  [
    'a quick action with a missing field',
    { path: shop.action, from: '<field>Order__c', to: '<field>Odor__c' },
    {
      file: 'Garden_Order__c.Add_Item.quickAction-meta.xml',
      line: 2,
      element: 'Garden_Order__c.Add_Item',
      what: 'names the field Order_Item__c.Odor__c, which is missing',
      fix: 'Correct the name or add it'
    }
  ],
  [
    'a page with a missing component',
    { path: shop.page, from: '<componentName>orderBoard', to: '<componentName>orderBord' },
    {
      file: 'Garden_Order_Page.flexipage-meta.xml',
      line: 3,
      element: 'Garden_Order_Page',
      what: 'shows the component orderBord, which is missing',
      fix: 'Correct the name or add the component'
    }
  ],
  [
    'a page that sets a property which the component lacks',
    { path: shop.page, from: '<name>heading', to: '<name>headline' },
    {
      file: 'Garden_Order_Page.flexipage-meta.xml',
      line: 3,
      element: 'Garden_Order_Page',
      what: 'sets headline on orderBoard, which has no such property',
      fix: 'Correct the name or remove it'
    }
  ],
  [
    'a page with a component that is not exposed',
    { path: shop.boardMeta, from: '<isExposed>true', to: '<isExposed>false' },
    {
      file: 'Garden_Order_Page.flexipage-meta.xml',
      line: 3,
      element: 'Garden_Order_Page',
      what: 'shows the component orderBoard, which is not exposed',
      fix: 'Set isExposed to true in orderBoard.js-meta.xml'
    }
  ],
  [
    'a page of a type that the component does not target',
    { path: shop.page, from: '<type>RecordPage', to: '<type>HomePage' },
    {
      file: 'Garden_Order_Page.flexipage-meta.xml',
      line: 3,
      element: 'Garden_Order_Page',
      what: 'shows the component orderBoard on a HomePage',
      fix: 'Add the target lightning__HomePage to orderBoard.js-meta.xml'
    }
  ],
  [
    'a tab of a missing object',
    { path: shop.tab, copy: shop.tab.replace('Garden_Order__c', 'Garden_Odor__c') },
    expect.objectContaining({
      file: 'Garden_Odor__c.tab-meta.xml',
      what: 'is the tab of an object that is missing',
      fix: 'Name the tab like its object'
    }) as Told
  ],
  [
    'an app with a missing tab',
    { path: shop.app, from: '<tabs>Garden_Order__c', to: '<tabs>Garden_Odor__c' },
    {
      file: 'Garden_Shop.app-meta.xml',
      line: 6,
      element: 'Garden_Shop',
      what: 'shows the tab Garden_Odor__c, which is missing',
      fix: 'Correct the name or add the tab'
    }
  ]
];

const analytics: readonly Case[] = [
  [
    'a report with a missing field',
    { path: shop.report, from: 'Garden_Order__c$Amount__c', to: 'Garden_Order__c$Amout__c' },
    {
      file: 'Open_Orders.report-meta.xml',
      line: 4,
      element: 'Shop/Open_Orders',
      what: 'shows Garden_Order__c$Amout__c, which is missing',
      fix: correct
    }
  ],
  [
    'a report of a missing report type',
    { path: shop.report, from: '<reportType>Garden_Orders__c', to: '<reportType>Garden_Odors__c' },
    {
      file: 'Open_Orders.report-meta.xml',
      line: 8,
      element: 'Shop/Open_Orders',
      what: 'is of the report type Garden_Odors__c, which is missing',
      fix: 'Correct reportType'
    }
  ],
  [
    'a report type with a missing field',
    { path: shop.reportType, from: '<field>Amount__c', to: '<field>Amout__c' },
    {
      file: 'Garden_Orders.reportType-meta.xml',
      line: 7,
      element: 'Garden_Orders',
      what: 'offers Garden_Order__c.Amout__c, which is missing',
      fix: correct
    }
  ],
  [
    'a report with a missing field of a joined table',
    { path: shop.report, from: 'Items__r$Order__c', to: 'Items__r$Odor__c' },
    {
      file: 'Open_Orders.report-meta.xml',
      line: 5,
      element: 'Shop/Open_Orders',
      what: 'shows Garden_Order__c.Items__r$Odor__c, which is missing',
      fix: correct
    }
  ],
  [
    'a report type with a missing field of a joined table',
    { path: shop.reportType, from: '<field>Order__c', to: '<field>Odor__c' },
    {
      file: 'Garden_Orders.reportType-meta.xml',
      line: 8,
      element: 'Garden_Orders',
      what: 'offers Order_Item__c.Odor__c, which is missing',
      fix: correct
    }
  ],
  [
    'a dashboard with a missing report',
    { path: shop.dashboard, from: 'Shop/Open_Orders', to: 'Shop/Closed_Orders' },
    {
      file: 'Orders.dashboard-meta.xml',
      line: 7,
      element: 'Shop/Orders',
      what: 'shows the report Shop/Closed_Orders, which is missing',
      fix: 'Name it Folder/Report or add the report'
    }
  ],
  [
    'a report with a column that its report type does not offer',
    { path: shop.reportType, from: '<field>Name</field>', to: '<field>CreatedDate</field>' },
    {
      file: 'Open_Orders.report-meta.xml',
      line: 3,
      element: 'Shop/Open_Orders',
      what: 'shows Garden_Order__c$Name, which its report type Garden_Orders does not offer',
      fix: 'Add the column to a section of the report type or remove it'
    }
  ],
  [
    'a dashboard with a chart of a report without groups',
    { path: shop.dashboard, from: '<componentType>Bar', to: '<componentType>BarStacked' },
    {
      file: 'Orders.dashboard-meta.xml',
      line: 7,
      element: 'Shop/Orders',
      what: 'draws BarStacked from a report with 1 groupings, which needs 2',
      fix: 'Group the report or choose another componentType'
    }
  ],
  [
    'a dashboard that groups by what its report does not',
    { path: shop.dashboard, from: '<groupingColumn>Garden_Order__c$Code__c', to: '<groupingColumn>Garden_Order__c$Name' },
    {
      file: 'Orders.dashboard-meta.xml',
      line: 7,
      element: 'Shop/Orders',
      what: 'groups by Garden_Order__c$Name, by which its report does not',
      fix: 'Group the report by it or correct groupingColumn'
    }
  ],
  [
    'a dashboard that adds up what its report does not',
    { path: shop.dashboard, from: '<column>RowCount', to: '<column>Garden_Order__c$Amount__c' },
    {
      file: 'Orders.dashboard-meta.xml',
      line: 7,
      element: 'Shop/Orders',
      what: 'adds up Garden_Order__c$Amount__c, which its report does not',
      fix: 'Summarize the column in the report or correct chartSummary'
    }
  ],
  [
    'a flow with a connector to a missing element',
    { path: shop.flow, from: '<targetReference>Find_Items', to: '<targetReference>Find_Item' },
    {
      file: 'Check_Order.flow-meta.xml',
      line: 4,
      element: 'Check_Order',
      what: 'leads to Find_Item, which it lacks',
      fix: 'Name an element of the flow or remove the connector'
    }
  ],
  [
    'a flow that uses a missing variable',
    { path: shop.flow, from: '<elementReference>order.Id', to: '<elementReference>odor.Id' },
    {
      file: 'Check_Order.flow-meta.xml',
      line: 7,
      element: 'Check_Order',
      what: 'uses odor.Id, which it lacks',
      fix: 'Name a variable or element of the flow'
    }
  ],
  [
    'a flow that works on a missing field',
    { path: shop.flow, from: '<filters><field>Order__c', to: '<filters><field>Odor__c' },
    {
      file: 'Check_Order.flow-meta.xml',
      line: 7,
      element: 'Check_Order',
      what: 'works on Order_Item__c.Odor__c, which is missing',
      fix: 'Correct the field name'
    }
  ],
  [
    'a flow that works on a missing object',
    { path: shop.flow, from: '<objectType>Garden_Order__c', to: '<objectType>Garden_Odor__c' },
    {
      file: 'Check_Order.flow-meta.xml',
      line: 10,
      element: 'Check_Order',
      what: 'works on Garden_Odor__c, which is missing',
      fix: 'Correct the object name'
    }
  ],
  [
    'a translation of a missing label',
    { path: shop.translation, from: '<name>Order_Title', to: '<name>Odor_Title' },
    {
      file: 'de.translation-meta.xml',
      line: 3,
      element: 'de',
      what: 'translates the CustomLabel Odor_Title, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ],
  [
    'a translation of a missing field',
    { path: shop.objectTranslation, from: '<name>Amount__c', to: '<name>Amout__c' },
    {
      file: 'Garden_Order__c-de.objectTranslation-meta.xml',
      line: 4,
      element: 'Garden_Order__c-de',
      what: 'translates the CustomField Garden_Order__c.Amout__c, which is missing',
      fix: 'Correct the name or remove the entry'
    }
  ]
];

const importFix = 'Correct the name or add it';
const components: readonly Case[] = [
  [
    'a schema import of a missing field',
    { path: shop.board, from: 'schema/Garden_Order__c.Amount__c', to: 'schema/Garden_Order__c.Amout__c' },
    { file: 'orderBoard.js', line: 2, element: board, what: 'imports the field Garden_Order__c.Amout__c, which is missing', fix: importFix }
  ],
  [
    'an import of a missing label',
    { path: shop.board, from: 'label/c.Order_Title', to: 'label/c.Odor_Title' },
    { file: 'orderBoard.js', line: 3, element: board, what: 'imports the label c.Odor_Title, which is missing', fix: importFix }
  ],
  [
    'an import of a missing static resource',
    { path: shop.board, from: 'resourceUrl/images', to: 'resourceUrl/sounds' },
    { file: 'orderBoard.js', line: 4, element: board, what: 'imports the static resource sounds, which is missing', fix: importFix }
  ],
  [
    'an import of a missing Apex method',
    { path: shop.board, from: 'apex/OrderFinder.findOrders', to: 'apex/OrderFinder.loseOrders' },
    {
      file: 'orderBoard.js',
      line: 5,
      element: board,
      what: 'imports the Apex method OrderFinder.loseOrders, which is missing',
      fix: importFix
    }
  ],
  [
    'an import of a missing component',
    { path: shop.board, from: "'c/orderTotal'", to: "'c/orderTotals'" },
    { file: 'orderBoard.js', line: 6, element: board, what: 'imports the component orderTotals, which is missing', fix: importFix }
  ],
  [
    'a template with a missing component',
    { path: shop.boardHtml, from: '<c-order-total>', to: '<c-order-totals>' },
    { file: 'orderBoard.html', line: 2, element: board, what: 'imports the component orderTotals, which is missing', fix: importFix }
  ],
  [
    'a property that is no @api name',
    { path: shop.board, from: '@api heading', to: 'heading' },
    {
      file: 'orderBoard.js-meta.xml',
      line: 6,
      element: board,
      what: 'has the property heading, which is no @api name of its class',
      fix: 'Correct the name or add @api'
    }
  ],
  [
    'a configured target that is not listed',
    { path: shop.boardMeta, from: 'targets="lightning__RecordPage"', to: 'targets="lightning__HomePage"' },
    {
      file: 'orderBoard.js-meta.xml',
      line: 6,
      element: board,
      what: 'configures the target lightning__HomePage, which it does not list',
      fix: 'Add it to targets'
    }
  ],
  [
    'a component without its configuration',
    { path: shop.totalMeta },
    { file: 'orderTotal', element: 'orderTotal', what: 'has no orderTotal.js-meta.xml', fix: 'Add the configuration file of the component' }
  ],
  [
    'a component without its script',
    { path: shop.total },
    { file: 'orderTotal.js', line: 1, element: 'orderTotal', what: 'has no orderTotal.js', fix: 'Name the script like its folder' }
  ]
];

describe.each([
  ['permission sets', access],
  ['objects', objects],
  ['attributes', attributes],
  ['Custom Metadata records', records],
  ['layouts, pages, tabs and apps', pages],
  ['reports, dashboards, flows and translations', analytics],
  ['components', components]
])('a seeded error in %s', (_area, cases) => {
  it.each(cases)('finds %s', (_title, seed, expected) => {
    expect(told(seeded(seed))).toEqual([expected]);
  });
});
