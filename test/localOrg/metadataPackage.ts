import { zipSync, strToU8 } from 'fflate';

/** A metadata file of one component. */
export const xml = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`;

/** package.xml or destructiveChanges.xml with members by type. */
export function manifest(members: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.entries(members).map(
    ([name, list]) => `<types>${list.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`
  );
  return xml('Package', `${types.join('')}<version>66.0</version>`);
}

/** A text field of an object file. */
export const textField = (name: string): string =>
  `<fields><fullName>${name}</fullName><label>${name.replace('__c', '')}</label><length>40</length><type>Text</type></fields>`;

/** A custom object with fields. */
export const customObject = (label: string, fields: string): string =>
  xml(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus>${fields}<label>${label}</label>` +
      `<nameField><label>Name</label><type>Text</type></nameField><pluralLabel>${label}s</pluralLabel><sharingModel>ReadWrite</sharingModel>`
  );

/** A zip of files in Metadata API format. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
}
