const head = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

function field(name: string, rest: string): string {
  return `<fields><fullName>${name}</fullName><label>${name.replace('__c', '').replaceAll('_', ' ')}</label>${rest}</fields>`;
}

/** An object of some customer's own: visits to a contact, with a day, a kind and the points found. As a deploy takes it. */
export const siteVisits: Readonly<Record<string, string>> = {
  'objects/Site_Visit__c.object': `${head}
<CustomObject ${namespace}>
  <deploymentStatus>Deployed</deploymentStatus>
  <label>Site Visit</label>
  <pluralLabel>Site Visits</pluralLabel>
  <nameField><displayFormat>SV-{0000}</displayFormat><label>Number</label><type>AutoNumber</type></nameField>
  <sharingModel>ReadWrite</sharingModel>
  ${field('Visited__c', '<type>Lookup</type><referenceTo>Contact</referenceTo><relationshipName>Site_Visits</relationshipName>')}
  ${field('Visited_On__c', '<type>Date</type>')}
  ${field('Kind__c', '<type>Text</type><length>40</length>')}
  ${field('Points_Found__c', '<type>Number</type><precision>4</precision><scale>0</scale>')}
</CustomObject>`,
  'permissionsets/Site_Visits.permissionset': `${head}
<PermissionSet ${namespace}>
  <label>Site Visits</label>
  ${['Visited__c', 'Visited_On__c', 'Kind__c', 'Points_Found__c']
    .map(
      (name) =>
        `<fieldPermissions><editable>true</editable><field>Site_Visit__c.${name}</field><readable>true</readable></fieldPermissions>`
    )
    .join('\n  ')}
  <objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Site_Visit__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>
</PermissionSet>`
};
