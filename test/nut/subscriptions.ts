const head = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

function field(name: string, rest: string): string {
  return `<fields><fullName>${name}</fullName><label>${name.replace('__c', '').replaceAll('_', ' ')}</label>${rest}</fields>`;
}

const seats = field('Seats__c', '<type>Number</type><precision>6</precision><scale>0</scale>');
const granted = [
  'Contract.Seats__c',
  ...['Account__c', 'Kind__c', 'Seats__c', 'Starts__c', 'Ends__c'].map((name) => `Subscription__c.${name}`)
];

/** Quantities where some customer keeps them: an object of its own, which knows what came back too, and a field on Contract. As a deploy takes it. */
export const subscriptions: Readonly<Record<string, string>> = {
  'objects/Subscription__c.object': `${head}
<CustomObject ${namespace}>
  <deploymentStatus>Deployed</deploymentStatus>
  <label>Subscription</label>
  <pluralLabel>Subscriptions</pluralLabel>
  <nameField><displayFormat>S-{0000}</displayFormat><label>Number</label><type>AutoNumber</type></nameField>
  <sharingModel>ReadWrite</sharingModel>
  ${field('Account__c', '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Subscriptions</relationshipName>')}
  ${field('Kind__c', '<type>Text</type><length>40</length>')}
  ${seats}
  ${field('Starts__c', '<type>Date</type>')}
  ${field('Ends__c', '<type>Date</type>')}
</CustomObject>`,
  'objects/Contract.object': `${head}
<CustomObject ${namespace}>
  ${seats}
</CustomObject>`,
  'permissionsets/Subscriptions.permissionset': `${head}
<PermissionSet ${namespace}>
  <label>Subscriptions</label>
  ${granted
    .map((name) => `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`)
    .join('\n  ')}
  <objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Subscription__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>
</PermissionSet>`
};
