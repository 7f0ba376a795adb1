import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipPackage } from '../../src/metadata/packageZip.ts';

const folder = join(import.meta.dirname, '../../force-app/main/default/permissionsets');

/** What of the org's own objects and fields somebody may read beside the package's; objects with all their records but where it says otherwise. */
export type Sources = {
  readonly objects: readonly string[];
  readonly fields: readonly string[];
  /** Those of the objects of which he may make and change records. */
  readonly written?: readonly string[];
  /** Those of the objects of which he sees what sharing gives him. */
  readonly shared?: readonly string[];
};

export type SetRequest = {
  /** A permission set of the package that this one is like. */
  readonly like: string;
  readonly name: string;
  /** Objects, or fields as `Object.Field`, that are taken out of it. */
  readonly without: readonly string[];
  readonly sources: Sources;
};

/** A permission set of the package without some of its rights, and with rights on sources, as a zip to deploy. */
export function restrictedSetZip({ like, name, without, sources }: SetRequest): Uint8Array {
  const whole = readFileSync(join(folder, `${like}.permissionset-meta.xml`), 'utf8');
  const kept = whole
    .replace(/ {4}<(tabSettings|applicationVisibilities)>[\s\S]*?<\/\1>\n/g, '')
    .replace(/ {4}<(fieldPermissions|objectPermissions)>[\s\S]*?<\/\1>\n/g, (part) =>
      isIn(part, [...without, ...sources.objects]) ? '' : part
    )
    .replace(/<label>.*?<\/label>/, `<label>${name}</label>`)
    .replace('    <fieldPermissions>', `${sources.fields.map(fieldPart).join('')}    <fieldPermissions>`)
    .replace('    <objectPermissions>', `${sources.objects.map((object) => objectPart(object, sources)).join('')}    <objectPermissions>`);
  return zipPackage(new Map([[`permissionsets/${name}.permissionset`, kept]]));
}

/** True for a part about one of these objects or fields; the fields of an object go with it unless it comes back as a source. */
function isIn(part: string, names: readonly string[]): boolean {
  const of = /<(?:field|object)>(.*?)<\//.exec(part)?.[1] ?? '';
  const isObject = part.includes('<objectPermissions>');
  return names.some(
    (name) => of === name || (!isObject && !name.includes('.') && of.startsWith(`${name}.`) && name.startsWith('Headroom_'))
  );
}

function fieldPart(field: string): string {
  return `<fieldPermissions><editable>false</editable><field>${field}</field><readable>true</readable></fieldPermissions>`;
}

function objectPart(object: string, { written = [], shared = [] }: Sources): string {
  const writes = ['allowCreate', 'allowEdit'].map((right) => `<${right}>${written.includes(object)}</${right}>`).join('');
  const all = '<allowDelete>false</allowDelete><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords>';
  return `<objectPermissions>${writes}${all}<object>${object}</object><viewAllRecords>${!shared.includes(object)}</viewAllRecords></objectPermissions>`;
}
