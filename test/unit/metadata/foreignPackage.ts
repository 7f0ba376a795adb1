/**
 * A sound package that knows nothing of Headroom, in source format, with 26 kinds of components: a garden shop's orders. Each seeded
 * error damages one place of it.
 */
const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const root = 'shop/main/default';

/** A file with each element of `lines` on a line of its own: the root stands on line 2, the first of `lines` on line 3. */
function xml(element: string, ...lines: readonly string[]): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<${element} ${NS}>`, ...lines, `</${element}>`, ''].join('\n');
}

const field = (name: string, label: string, ...lines: readonly string[]): string =>
  xml('CustomField', `<fullName>${name}</fullName>`, `<label>${label}</label>`, ...lines);
const grant = (object: string): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;

const order = `${root}/objects/Garden_Order__c`;
const item = `${root}/objects/Order_Item__c`;
const rate = `${root}/objects/Delivery_Rate__mdt`;
const reportLines = [
  '<columns><field>Garden_Order__c$Name</field></columns>',
  '<columns><field>Garden_Order__c$Amount__c</field></columns>',
  '<columns><field>Garden_Order__c.Items__r$Order__c</field></columns>',
  '<format>Summary</format><groupingsDown><dateGranularity>Day</dateGranularity><field>Garden_Order__c$Code__c</field><sortOrder>Asc</sortOrder></groupingsDown>',
  '<name>Open orders</name>',
  '<reportType>Garden_Orders__c</reportType>'
];
const flowLines = [
  '<apiVersion>66.0</apiVersion>',
  '<decisions><name>Is_Large</name><label>Is it large?</label><locationX>0</locationX><locationY>0</locationY><defaultConnectorLabel>No</defaultConnectorLabel><rules><name>Large</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>order.Amount__c</leftValueReference><operator>GreaterThan</operator><rightValue><numberValue>1000.0</numberValue></rightValue></conditions><connector><targetReference>Find_Items</targetReference></connector><label>Large</label></rules></decisions>',
  '<label>Check order</label>',
  '<processType>AutoLaunchedFlow</processType>',
  '<recordLookups><name>Find_Items</name><label>Find items</label><locationX>0</locationX><locationY>0</locationY><assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound><filterLogic>and</filterLogic><filters><field>Order__c</field><operator>EqualTo</operator><value><elementReference>order.Id</elementReference></value></filters><object>Order_Item__c</object></recordLookups>',
  '<start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Is_Large</targetReference></connector></start>',
  '<status>Active</status>',
  '<variables><name>order</name><dataType>SObject</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput><objectType>Garden_Order__c</objectType></variables>'
];
const dashboardLines = [
  '<backgroundEndColor>#FFFFFF</backgroundEndColor>',
  '<backgroundFadeDirection>Diagonal</backgroundFadeDirection>',
  '<backgroundStartColor>#FFFFFF</backgroundStartColor>',
  '<dashboardType>LoggedInUser</dashboardType>',
  '<leftSection><columnSize>Medium</columnSize><components><autoselectColumnsFromReport>false</autoselectColumnsFromReport><chartSummary><axisBinding>y</axisBinding><column>RowCount</column></chartSummary><componentType>Bar</componentType><groupingColumn>Garden_Order__c$Code__c</groupingColumn><report>Shop/Open_Orders</report></components></leftSection>',
  '<rightSection><columnSize>Medium</columnSize></rightSection>',
  '<textColor>#000000</textColor>',
  '<title>Orders</title>',
  '<titleColor>#000000</titleColor>',
  '<titleSize>12</titleSize>'
];
const boardScript = `import { LightningElement, api } from 'lwc';
import AMOUNT_FIELD from '@salesforce/schema/Garden_Order__c.Amount__c';
import TITLE from '@salesforce/label/c.Order_Title';
import IMAGES from '@salesforce/resourceUrl/images';
import findOrders from '@salesforce/apex/OrderFinder.findOrders';
import { total } from 'c/orderTotal';

export default class OrderBoard extends LightningElement {
  @api heading;
  fields = [AMOUNT_FIELD];
  texts = { TITLE, IMAGES, findOrders, total };
}
`;
const finder = `public with sharing class OrderFinder {
  @AuraEnabled(cacheable=true)
  public static List<Garden_Order__c> findOrders() { return null; }
}
`;

export const shop = {
  order: `${order}/Garden_Order__c.object-meta.xml`,
  amount: `${order}/fields/Amount__c.field-meta.xml`,
  account: `${order}/fields/Account__c.field-meta.xml`,
  code: `${order}/fields/Code__c.field-meta.xml`,
  note: `${order}/fields/Note__c.field-meta.xml`,
  size: `${order}/fields/Size__c.field-meta.xml`,
  state: `${order}/fields/State__c.field-meta.xml`,
  net: `${order}/fields/Net__c.field-meta.xml`,
  item: `${item}/Order_Item__c.object-meta.xml`,
  itemOrder: `${item}/fields/Order__c.field-meta.xml`,
  rule: `${order}/validationRules/Amount_Positive.validationRule-meta.xml`,
  view: `${order}/listViews/Open_Orders.listView-meta.xml`,
  compact: `${order}/compactLayouts/Order_Head.compactLayout-meta.xml`,
  recordType: `${order}/recordTypes/Private_Order.recordType-meta.xml`,
  fieldSet: `${order}/fieldSets/Head.fieldSet-meta.xml`,
  rate: `${rate}/Delivery_Rate__mdt.object-meta.xml`,
  price: `${rate}/fields/Price__c.field-meta.xml`,
  region: `${rate}/fields/Region__c.field-meta.xml`,
  north: `${root}/customMetadata/Delivery_Rate.North.md-meta.xml`,
  sizes: `${root}/globalValueSets/Sizes.globalValueSet-meta.xml`,
  set: `${root}/permissionsets/Order_Clerk.permissionset-meta.xml`,
  group: `${root}/permissionsetgroups/Shop_Staff.permissionsetgroup-meta.xml`,
  layout: `${root}/layouts/Garden_Order__c-Garden Order Layout.layout-meta.xml`,
  reportType: `${root}/reportTypes/Garden_Orders.reportType-meta.xml`,
  report: `${root}/reports/Shop/Open_Orders.report-meta.xml`,
  dashboard: `${root}/dashboards/Shop/Orders.dashboard-meta.xml`,
  flow: `${root}/flows/Check_Order.flow-meta.xml`,
  action: `${root}/quickActions/Garden_Order__c.Add_Item.quickAction-meta.xml`,
  page: `${root}/flexipages/Garden_Order_Page.flexipage-meta.xml`,
  tab: `${root}/tabs/Garden_Order__c.tab-meta.xml`,
  app: `${root}/applications/Garden_Shop.app-meta.xml`,
  labels: `${root}/labels/CustomLabels.labels-meta.xml`,
  translation: `${root}/translations/de.translation-meta.xml`,
  objectTranslation: `${root}/objectTranslations/Garden_Order__c-de/Garden_Order__c-de.objectTranslation-meta.xml`,
  board: `${root}/lwc/orderBoard/orderBoard.js`,
  boardMeta: `${root}/lwc/orderBoard/orderBoard.js-meta.xml`,
  boardHtml: `${root}/lwc/orderBoard/orderBoard.html`,
  total: `${root}/lwc/orderTotal/orderTotal.js`,
  totalMeta: `${root}/lwc/orderTotal/orderTotal.js-meta.xml`,
  finder: `${root}/classes/OrderFinder.cls`
} as const;

const objects: readonly (readonly [string, string])[] = [
  [
    shop.order,
    xml(
      'CustomObject',
      '<compactLayoutAssignment>Order_Head</compactLayoutAssignment>',
      '<deploymentStatus>Deployed</deploymentStatus>',
      '<label>Garden Order</label>',
      '<nameField><displayFormat>O-{0000}</displayFormat><label>Order No.</label><type>AutoNumber</type></nameField>',
      '<pluralLabel>Garden Orders</pluralLabel>',
      '<sharingModel>Private</sharingModel>'
    )
  ],
  [shop.amount, field('Amount__c', 'Amount', '<precision>12</precision>', '<scale>2</scale>', '<type>Currency</type>')],
  [
    shop.account,
    field(
      'Account__c',
      'Account',
      '<deleteConstraint>SetNull</deleteConstraint>',
      '<referenceTo>Account</referenceTo>',
      '<relationshipName>Garden_Orders</relationshipName>',
      '<type>Lookup</type>'
    )
  ],
  [
    shop.code,
    field(
      'Code__c',
      'Code',
      '<externalId>true</externalId>',
      '<length>20</length>',
      '<required>true</required>',
      '<type>Text</type>',
      '<unique>true</unique>'
    )
  ],
  [shop.note, field('Note__c', 'Note', '<length>1000</length>', '<type>LongTextArea</type>', '<visibleLines>4</visibleLines>')],
  [
    shop.size,
    field(
      'Size__c',
      'Size',
      '<type>Picklist</type>',
      '<valueSet><restricted>true</restricted><valueSetName>Sizes</valueSetName></valueSet>'
    )
  ],
  [
    shop.state,
    field(
      'State__c',
      'State',
      '<type>Picklist</type>',
      '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Open</fullName><default>true</default><label>Open</label></value><value><fullName>Sent</fullName><default>false</default><label>Sent</label></value></valueSetDefinition></valueSet>'
    )
  ],
  [
    shop.net,
    field('Net__c', 'Net', '<formula>Amount__c / 1.19</formula>', '<precision>12</precision>', '<scale>2</scale>', '<type>Currency</type>')
  ],
  [
    shop.item,
    xml(
      'CustomObject',
      '<deploymentStatus>Deployed</deploymentStatus>',
      '<label>Order Item</label>',
      '<nameField><label>Item</label><type>Text</type></nameField>',
      '<pluralLabel>Order Items</pluralLabel>',
      '<sharingModel>ControlledByParent</sharingModel>'
    )
  ],
  [
    shop.itemOrder,
    field(
      'Order__c',
      'Order',
      '<referenceTo>Garden_Order__c</referenceTo>',
      '<relationshipName>Items</relationshipName>',
      '<relationshipOrder>0</relationshipOrder>',
      '<type>MasterDetail</type>'
    )
  ],
  [
    shop.rule,
    xml(
      'ValidationRule',
      '<fullName>Amount_Positive</fullName>',
      '<active>true</active>',
      '<errorConditionFormula>AND(NOT(ISBLANK(Amount__c)), Amount__c &lt;= 0, ISPICKVAL(State__c, "Open"))</errorConditionFormula>',
      '<errorDisplayField>Amount__c</errorDisplayField>',
      '<errorMessage>Give an amount.</errorMessage>'
    )
  ],
  [
    shop.view,
    xml(
      'ListView',
      '<fullName>Open_Orders</fullName>',
      '<columns>NAME</columns>',
      '<columns>Amount__c</columns>',
      '<filterScope>Everything</filterScope>',
      '<label>Open Orders</label>'
    )
  ],
  [
    shop.compact,
    xml(
      'CompactLayout',
      '<fullName>Order_Head</fullName>',
      '<fields>Name</fields>',
      '<fields>Amount__c</fields>',
      '<label>Order Head</label>'
    )
  ],
  [
    shop.recordType,
    xml(
      'RecordType',
      '<fullName>Private_Order</fullName>',
      '<active>true</active>',
      '<label>Private Order</label>',
      '<picklistValues><picklist>State__c</picklist><values><fullName>Open</fullName><default>false</default></values></picklistValues>'
    )
  ],
  [
    shop.fieldSet,
    xml(
      'FieldSet',
      '<fullName>Head</fullName>',
      '<description>Shown first.</description>',
      '<displayedFields><field>Amount__c</field><isFieldManaged>false</isFieldManaged><isRequired>false</isRequired></displayedFields>',
      '<label>Head</label>'
    )
  ],
  [
    shop.rate,
    xml('CustomObject', '<label>Delivery Rate</label>', '<pluralLabel>Delivery Rates</pluralLabel>', '<visibility>Public</visibility>')
  ],
  [
    shop.price,
    field('Price__c', 'Price', '<precision>5</precision>', '<required>true</required>', '<scale>1</scale>', '<type>Number</type>')
  ],
  [
    shop.region,
    field(
      'Region__c',
      'Region',
      '<type>Picklist</type>',
      '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>North</fullName><default>false</default><label>North</label></value></valueSetDefinition></valueSet>'
    )
  ],
  [
    shop.north,
    `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata ${NS} ${XSI}>
<label>North</label>
<protected>false</protected>
<values><field>Price__c</field><value xsi:type="xsd:double">4.5</value></values>
<values><field>Region__c</field><value xsi:type="xsd:string">North</value></values>
</CustomMetadata>
`
  ]
];

const others: readonly (readonly [string, string])[] = [
  [
    shop.sizes,
    xml(
      'GlobalValueSet',
      '<customValue><fullName>Small</fullName><default>false</default><label>Small</label></customValue>',
      '<masterLabel>Sizes</masterLabel>',
      '<sorted>false</sorted>'
    )
  ],
  [
    shop.set,
    xml(
      'PermissionSet',
      '<applicationVisibilities><application>Garden_Shop</application><visible>true</visible></applicationVisibilities>',
      '<classAccesses><apexClass>OrderFinder</apexClass><enabled>true</enabled></classAccesses>',
      '<customMetadataTypeAccesses><enabled>true</enabled><name>Delivery_Rate__mdt</name></customMetadataTypeAccesses>',
      '<fieldPermissions><editable>true</editable><field>Garden_Order__c.Amount__c</field><readable>true</readable></fieldPermissions>',
      '<hasActivationRequired>false</hasActivationRequired>',
      '<label>Order Clerk</label>',
      grant('Garden_Order__c'),
      grant('Order_Item__c'),
      '<tabSettings><tab>Garden_Order__c</tab><visibility>Visible</visibility></tabSettings>'
    )
  ],
  [
    shop.group,
    xml('PermissionSetGroup', '<label>Shop Staff</label>', '<permissionSets>Order_Clerk</permissionSets>', '<status>Updated</status>')
  ],
  [
    shop.layout,
    xml(
      'Layout',
      '<layoutSections><customLabel>false</customLabel><detailHeading>false</detailHeading><editHeading>true</editHeading><label>Information</label><layoutColumns><layoutItems><behavior>Edit</behavior><field>Amount__c</field></layoutItems><layoutItems><behavior>Required</behavior><field>Code__c</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections>',
      '<platformActionList><actionListContext>Record</actionListContext><platformActionListItems><actionName>Garden_Order__c.Add_Item</actionName><actionType>QuickAction</actionType><sortOrder>0</sortOrder></platformActionListItems></platformActionList>',
      '<relatedLists><fields>NAME</fields><relatedList>Order_Item__c.Order__c</relatedList></relatedLists>'
    )
  ],
  [
    shop.reportType,
    xml(
      'ReportType',
      '<baseObject>Garden_Order__c</baseObject>',
      '<category>other</category>',
      '<deployed>true</deployed>',
      '<label>Garden Orders</label>',
      '<sections><columns><checkedByDefault>true</checkedByDefault><field>Amount__c</field><table>Garden_Order__c</table></columns><columns><checkedByDefault>true</checkedByDefault><field>Name</field><table>Garden_Order__c</table></columns><columns><checkedByDefault>true</checkedByDefault><field>Code__c</field><table>Garden_Order__c</table></columns><masterLabel>Orders</masterLabel></sections>',
      '<sections><columns><checkedByDefault>true</checkedByDefault><field>Order__c</field><table>Garden_Order__c.Items__r</table></columns><masterLabel>Items</masterLabel></sections>',
      '<join><outerJoin>false</outerJoin><relationship>Items__r</relationship></join>'
    )
  ],
  [`${root}/reports/Shop.reportFolder-meta.xml`, xml('ReportFolder', '<name>Shop</name>')],
  [shop.report, xml('Report', ...reportLines)],
  [`${root}/dashboards/Shop.dashboardFolder-meta.xml`, xml('DashboardFolder', '<name>Shop</name>')],
  [shop.dashboard, xml('Dashboard', ...dashboardLines)],
  [shop.flow, xml('Flow', ...flowLines)],
  [
    shop.action,
    xml(
      'QuickAction',
      '<label>Add Item</label>',
      '<optionsCreateFeedItem>false</optionsCreateFeedItem>',
      '<quickActionLayout><layoutSectionStyle>TwoColumnsLeftToRight</layoutSectionStyle><quickActionLayoutColumns><quickActionLayoutItems><emptySpace>false</emptySpace><field>Order__c</field><uiBehavior>Edit</uiBehavior></quickActionLayoutItems></quickActionLayoutColumns></quickActionLayout>',
      '<targetObject>Order_Item__c</targetObject>',
      '<type>Create</type>'
    )
  ],
  [
    shop.page,
    xml(
      'FlexiPage',
      '<flexiPageRegions><itemInstances><componentInstance><componentInstanceProperties><name>heading</name><value>Order</value></componentInstanceProperties><componentName>orderBoard</componentName><identifier>board</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>',
      '<masterLabel>Garden Order Page</masterLabel>',
      '<sobjectType>Garden_Order__c</sobjectType>',
      '<template><name>flexipage:recordHomeTemplateDesktop</name></template>',
      '<type>RecordPage</type>'
    )
  ],
  [shop.tab, xml('CustomTab', '<customObject>true</customObject>', '<motif>Custom1: Heart</motif>')],
  [
    shop.app,
    xml(
      'CustomApplication',
      '<label>Garden Shop</label>',
      '<navType>Standard</navType>',
      '<tabs>standard-Account</tabs>',
      '<tabs>Garden_Order__c</tabs>',
      '<uiType>Lightning</uiType>'
    )
  ],
  [
    shop.labels,
    xml(
      'CustomLabels',
      '<labels><fullName>Order_Title</fullName><language>en_US</language><protected>false</protected><shortDescription>Title</shortDescription><value>Order</value></labels>'
    )
  ],
  [shop.translation, xml('Translations', '<customLabels><label>Bestellung</label><name>Order_Title</name></customLabels>')],
  [
    shop.objectTranslation,
    xml(
      'CustomObjectTranslation',
      '<caseValues><plural>false</plural><value>Bestellung</value></caseValues>',
      '<fields><label>Betrag</label><name>Amount__c</name></fields>'
    )
  ],
  [
    `${root}/staticresources/images.resource-meta.xml`,
    xml('StaticResource', '<cacheControl>Public</cacheControl>', '<contentType>text/plain</contentType>')
  ],
  [`${root}/staticresources/images.txt`, 'no image'],
  [shop.board, boardScript],
  [shop.boardHtml, '<template>\n  <c-order-total></c-order-total>\n</template>\n'],
  [
    shop.boardMeta,
    xml(
      'LightningComponentBundle',
      '<apiVersion>66.0</apiVersion>',
      '<isExposed>true</isExposed>',
      '<targets><target>lightning__RecordPage</target></targets>',
      '<targetConfigs><targetConfig targets="lightning__RecordPage"><property name="heading" type="String"/></targetConfig></targetConfigs>'
    )
  ],
  [
    shop.total,
    "import { LightningElement } from 'lwc';\nexport const total = 1;\nexport default class OrderTotal extends LightningElement {}\n"
  ],
  [shop.totalMeta, xml('LightningComponentBundle', '<apiVersion>66.0</apiVersion>', '<isExposed>false</isExposed>')],
  [shop.finder, finder],
  [`${shop.finder}-meta.xml`, xml('ApexClass', '<apiVersion>66.0</apiVersion>', '<status>Active</status>')]
];

/** The files by path; nothing is wrong with them. */
export function foreignPackage(): Map<string, string> {
  return new Map([...objects, ...others]);
}
