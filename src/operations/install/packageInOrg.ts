import type { Finding } from '../../domain/finding.ts';
import type { FieldDescribe, ObjectDescribe } from '../../org/orgClient.ts';
import type { PackageField } from './packageField.ts';
import { packageFields } from './packageFields.ts';

/** Published settings are never changed, so that nobody has to be able to. */
const onlyCreated = ['Headroom_Settings_Version__c'];

/** Objects that the sync writes; Account only where the settings mirror to it. */
export function writtenObjects(mirrorToAccount: boolean): readonly string[] {
  return Object.keys(packageFields).filter((object) => mirrorToAccount || object !== 'Account');
}

/**
 * What an admin changed in the package so that the sync could not write what it has to: fields that are gone or that the
 * user may not edit, other types, too few characters or digits, picklists without a value of ours. Pure.
 *
 * @param describes  as the user who runs the sync sees the objects; those that are not there are not looked at
 */
export function packageInOrg(objects: readonly string[], describes: ReadonlyMap<string, ObjectDescribe>): readonly Finding[] {
  return objects.flatMap((name) => {
    const object = describes.get(name);
    if (object === undefined) return [];
    return Object.entries(packageFields[name] ?? {}).flatMap(([field, wanted]) => {
      const found = object.fields.find((each) => each.name === field);
      return fieldFindings({ object: name, name: field, wanted, found });
    });
  });
}

type Compared = {
  readonly object: string;
  readonly name: string;
  readonly wanted: PackageField;
  readonly found: FieldDescribe | undefined;
};

function fieldFindings({ object, name, wanted, found }: Compared): readonly Finding[] {
  const finding = (code: Finding['code'], value: string, what: string, fix: string): readonly Finding[] => [
    { code, record: object, field: name, value, what, fix }
  ];
  const access = `give the user the permission set ${object === 'Account' ? 'Headroom_Account_Mirror' : 'Headroom_Integration'}`;
  if (found === undefined) {
    return finding('E-PACKAGE-FIELD', '', 'is not there or this user cannot see it', `Deploy the package, or ${access}`);
  }
  if (found.calculated || found.type !== wanted.type) {
    const is = found.calculated ? 'formula' : found.type;
    return finding('E-PACKAGE-KIND', is, `has to be of the type ${wanted.type}`, 'Deploy the field of the package again');
  }
  if (!found.createable || !(found.updateable || onlyCreated.includes(object) || isOfMaster(found))) {
    return finding('E-PACKAGE-EDIT', '', 'may not be written by this user', access.replace('give', 'Give'));
  }
  const short = shortOf(wanted, found);
  if (short !== undefined)
    return finding('E-PACKAGE-LENGTH', short.has, `has to hold ${short.needs}`, 'Deploy the field of the package again');
  const lacking = (wanted.values ?? []).filter((value) => !found.picklistValues.includes(value));
  if (lacking.length === 0) return [];
  return finding('E-PACKAGE-CHOICE', '', `lacks the value ${lacking.join(', ')}`, `Add ${lacking[0] ?? ''} as an active value again`);
}

/** A child stays with its account: what leads there is given once. */
function isOfMaster({ name, type }: FieldDescribe): boolean {
  return type === 'reference' && name === 'Account__c';
}

/** What a field holds, and what it has to, where that is less. */
function shortOf(
  { length, precision, scale = 0 }: PackageField,
  found: FieldDescribe
): { readonly has: string; readonly needs: string } | undefined {
  if (length !== undefined && found.length < length) return { has: String(found.length), needs: `${length} characters` };
  if (precision === undefined || (found.scale >= scale && found.precision - found.scale >= precision - scale)) return undefined;
  return {
    has: `${found.precision - found.scale}, ${found.scale}`,
    needs: `${precision - scale} digits before and ${scale} behind the point`
  };
}
