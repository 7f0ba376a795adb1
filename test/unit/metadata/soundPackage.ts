/** A small package without a fault, in source format: what the checks' tests damage one place at a time. */
const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const root = 'force-app/main/default';

function xml(element: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${element} ${NS}>${body}</${element}>`;
}

function field(name: string, label: string, rest: string): string {
  const texts = `<description>Written by people.</description><inlineHelpText>Type it.</inlineHelpText>`;
  return xml('CustomField', `<fullName>${name}</fullName><label>${label}</label>${texts}${rest}`);
}

const mood = `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
  <value><fullName>Calm</fullName><default>true</default><label>Calm</label></value>
  <value><fullName>Worried</fullName><default>false</default><label>Worried</label></value></valueSetDefinition></valueSet>`;
const master = `<type>MasterDetail</type><referenceTo>Account</referenceTo><relationshipName>Headroom_Pulses</relationshipName>
  <reparentableMasterDetail>true</reparentableMasterDetail><writeRequiresMasterRead>true</writeRequiresMasterRead>`;
const controlled = '<fieldManageability>SubscriberControlled</fieldManageability>';
const relation = `${controlled}<type>MetadataRelationship</type><referenceTo>Headroom_Card__mdt</referenceTo><relationshipName>Bands</relationshipName>`;
const rule = `<fullName>Floor_In_Range</fullName><active>true</active><description>Keeps faults out.</description>
  <errorConditionFormula>OR(Floor__c &lt; 0, Floor__c &gt; 100)</errorConditionFormula>
  <errorDisplayField>Floor__c</errorDisplayField><errorMessage>Give 0 to 100.</errorMessage>`;
const band = `<label>At risk</label><protected>false</protected>
  <values><field>Card__c</field><value xsi:type="xsd:string">risk</value></values>
  <values><field>Floor__c</field><value xsi:type="xsd:double">40.0</value></values>`;
const grants = `<customMetadataTypeAccesses><enabled>true</enabled><name>Headroom_Band__mdt</name></customMetadataTypeAccesses>
  <customMetadataTypeAccesses><enabled>true</enabled><name>Headroom_Card__mdt</name></customMetadataTypeAccesses>
  <description>For everybody.</description><label>Headroom All</label>
  <applicationVisibilities><application>Headroom</application><visible>true</visible></applicationVisibilities>
  <fieldPermissions><editable>true</editable><field>Account.Headroom_Score__c</field><readable>true</readable></fieldPermissions>
  <fieldPermissions><editable>true</editable><field>Task.Headroom_Key__c</field><readable>true</readable></fieldPermissions>
  <fieldPermissions><editable>true</editable><field>Headroom_Pulse__c.Mood__c</field><readable>true</readable></fieldPermissions>
  <objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit>
  <allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions>
  <objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit>
  <allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Headroom_Pulse__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
  <tabSettings><tab>Headroom_Pulse__c</tab><visibility>Visible</visibility></tabSettings>`;
const pulseHead = `<label>Pulse</label><pluralLabel>Pulses</pluralLabel><description>Own judgement.</description>
  <nameField><label>No.</label><displayFormat>P-{000000}</displayFormat><type>AutoNumber</type></nameField><sharingModel>ControlledByParent</sharingModel>`;
const page = `<flexiPageRegions><itemInstances><componentInstance><componentName>headroomHealth</componentName></componentInstance></itemInstances>
  <name>leftcol</name><type>Region</type></flexiPageRegions><masterLabel>Headroom page</masterLabel><sobjectType>Account</sobjectType>
  <template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>`;
const app = `<actionOverrides><actionName>View</actionName><content>Headroom_Page</content><pageOrSobjectType>Account</pageOrSobjectType>
  <type>Flexipage</type></actionOverrides><label>Headroom</label><tabs>standard-Account</tabs><tabs>Headroom_Pulse__c</tabs>`;

export const paths = {
  account: `${root}/objects/Account/fields/Headroom_Score__c.field-meta.xml`,
  activity: `${root}/objects/Activity/fields/Headroom_Key__c.field-meta.xml`,
  pulse: `${root}/objects/Headroom_Pulse__c/Headroom_Pulse__c.object-meta.xml`,
  master: `${root}/objects/Headroom_Pulse__c/fields/Account__c.field-meta.xml`,
  mood: `${root}/objects/Headroom_Pulse__c/fields/Mood__c.field-meta.xml`,
  card: `${root}/objects/Headroom_Card__mdt/Headroom_Card__mdt.object-meta.xml`,
  bandType: `${root}/objects/Headroom_Band__mdt/Headroom_Band__mdt.object-meta.xml`,
  bandCard: `${root}/objects/Headroom_Band__mdt/fields/Card__c.field-meta.xml`,
  floor: `${root}/objects/Headroom_Band__mdt/fields/Floor__c.field-meta.xml`,
  rule: `${root}/objects/Headroom_Band__mdt/validationRules/Floor_In_Range.validationRule-meta.xml`,
  band: `${root}/customMetadata/Headroom_Band.risk_red.md-meta.xml`,
  risk: `${root}/customMetadata/Headroom_Card.risk.md-meta.xml`,
  set: `${root}/permissionsets/Headroom_All.permissionset-meta.xml`,
  page: `${root}/flexipages/Headroom_Page.flexipage-meta.xml`,
  app: `${root}/applications/Headroom.app-meta.xml`,
  tab: `${root}/tabs/Headroom_Pulse__c.tab-meta.xml`,
  component: `${root}/lwc/headroomHealth/headroomHealth.js-meta.xml`,
  script: `${root}/lwc/headroomHealth/headroomHealth.js`
};

/** The files by path; every check finds nothing in them. */
export function soundPackage(): Map<string, string> {
  return new Map([
    [paths.account, field('Headroom_Score__c', 'Score', '<type>Number</type><precision>4</precision><scale>1</scale>')],
    [paths.activity, field('Headroom_Key__c', 'Key', '<type>Text</type><length>120</length>')],
    [paths.pulse, xml('CustomObject', pulseHead)],
    [paths.master, field('Account__c', 'Account', master)],
    [paths.mood, field('Mood__c', 'Mood', mood)],
    [paths.card, xml('CustomObject', '<label>Card</label><pluralLabel>Cards</pluralLabel><description>A card.</description>')],
    [paths.bandType, xml('CustomObject', '<label>Band</label><pluralLabel>Bands</pluralLabel><description>A band.</description>')],
    [paths.bandCard, field('Card__c', 'Card', relation)],
    [paths.floor, field('Floor__c', 'From', `${controlled}<type>Number</type><precision>5</precision><scale>1</scale>`)],
    [paths.rule, xml('ValidationRule', rule)],
    [paths.band, `<CustomMetadata ${NS} ${XSI}>${band}</CustomMetadata>`],
    [paths.risk, `<CustomMetadata ${NS} ${XSI}><label>Risk</label><protected>false</protected></CustomMetadata>`],
    [paths.set, xml('PermissionSet', grants)],
    [paths.page, xml('FlexiPage', page)],
    [paths.app, xml('CustomApplication', app)],
    [paths.tab, xml('CustomTab', '<customObject>true</customObject>')],
    [paths.script, "import { LightningElement } from 'lwc';\nexport default class HeadroomHealth extends LightningElement {}\n"],
    [
      paths.component,
      xml(
        'LightningComponentBundle',
        '<apiVersion>66.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>'
      )
    ]
  ]);
}
