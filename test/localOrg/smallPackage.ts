import { strToU8, zipSync } from 'fflate';

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const head = '<?xml version="1.0" encoding="UTF-8"?>';

function field(name: string, more: string): string {
  return `<fields><fullName>${name}</fullName><label>${name.replace('__c', '')}</label><type>Text</type><length>50</length>${more}</fields>`;
}

/**
 * A package zip with one object, `Ticket__c`: an external id that is not unique (`Number__c`) and a text (`Note__c`), both readable by
 * administrators only. Small, so that client tests do not need the product's own package.
 */
export function toZip({ label = 'Ticket' }: { readonly label?: string } = {}): Uint8Array {
  const object =
    `${head}<CustomObject ${namespace}><label>${label}</label><pluralLabel>${label}s</pluralLabel>` +
    '<nameField><label>Ticket Name</label><displayFormat>T-{0000}</displayFormat><type>AutoNumber</type></nameField>' +
    '<deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>' +
    `<description>Tickets of the client tests</description>` +
    field('Number__c', '<description>Number in another system</description><externalId>true</externalId><unique>false</unique>') +
    `${field('Note__c', '<description>Free text</description>')}</CustomObject>`;
  const manifest = `${head}<Package ${namespace}><types><members>Ticket__c</members><name>CustomObject</name></types><version>66.0</version></Package>`;
  return zipSync({ 'package.xml': strToU8(manifest), 'objects/Ticket__c.object': strToU8(object) });
}
