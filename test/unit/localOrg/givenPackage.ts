import { zipPackage } from '../../../src/metadata/packageZip.ts';
import { deploy, type Json, type TestOrg } from '../../localOrg/testOrg.ts';

/** Metadata files of tests, in the format of the Metadata API. */
export function xml(root: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function field(name: string, type: string, more = ''): string {
  return `<fields><fullName>${name}</fullName><label>${name.replace(/__c$/, '').replaceAll('_', ' ')}</label><type>${type}</type>${more}</fields>`;
}

export const length = (characters: number): string => `<length>${characters}</length>`;
export const digits = (precision: number, scale: number): string => `<precision>${precision}</precision><scale>${scale}</scale>`;

/** A formula field; `blanks` says what blank numbers count as. */
export function formulaField(name: string, type: string, formula: string, more = ''): string {
  return field(name, type, `<formula>${escaped(formula)}</formula>${more}`);
}

export function rule(name: string, formula: string, message: string, displayField?: string): string {
  const shown = displayField === undefined ? '' : `<errorDisplayField>${displayField}</errorDisplayField>`;
  return `<validationRules><fullName>${name}</fullName><active>true</active><errorConditionFormula>${escaped(formula)}</errorConditionFormula>${shown}<errorMessage>${message}</errorMessage></validationRules>`;
}

/** A custom object: fields and rules in `parts`; a detail says `ControlledByParent`. */
export function customObject(label: string, parts: string, sharingModel = 'ReadWrite'): string {
  const body =
    `<deploymentStatus>Deployed</deploymentStatus>${parts}<label>${label}</label><nameField><label>Name</label><type>Text</type></nameField>` +
    `<pluralLabel>${label}s</pluralLabel><sharingModel>${sharingModel}</sharingModel>`;
  return xml('CustomObject', body);
}

type ObjectGrant = { readonly object: string; readonly allow: string };

/** A permission set; `allow` holds the first letters of read, create, edit, delete, `v` for View All and `m` for Modify All. */
export function permissionSet(
  label: string,
  objects: readonly ObjectGrant[],
  fields: Readonly<Record<string, 'read' | 'edit'>> = {}
): string {
  const fieldParts = Object.entries(fields).map(
    ([name, grant]) =>
      `<fieldPermissions><editable>${grant === 'edit'}</editable><field>${name}</field><readable>true</readable></fieldPermissions>`
  );
  const objectParts = objects.map(({ object, allow }) => {
    const has = (letter: string): string => String(allow.includes(letter));
    return (
      `<objectPermissions><allowCreate>${has('c')}</allowCreate><allowDelete>${has('d')}</allowDelete><allowEdit>${has('e')}</allowEdit>` +
      `<allowRead>${has('r')}</allowRead><modifyAllRecords>${has('m')}</modifyAllRecords><object>${object}</object>` +
      `<viewAllRecords>${has('v')}</viewAllRecords></objectPermissions>`
    );
  });
  return xml(
    'PermissionSet',
    `${fieldParts.join('')}<hasActivationRequired>false</hasActivationRequired><label>${label}</label>${objectParts.join('')}`
  );
}

/** Deploys files by their path in the package; throws where the deploy fails. */
export async function deployFiles(org: TestOrg, files: Readonly<Record<string, string>>): Promise<void> {
  const problems = await problemsOf(org, files);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** What a deploy complains about: `ValidationRule Account.X: Field Y does not exist. Check spelling.` */
export async function problemsOf(org: TestOrg, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const result = await deploy(org, zipPackage(new Map(Object.entries(files))));
  const failures = (result.details?.componentFailures ?? []) as readonly Json[];
  return failures.map((failure) => `${failure.componentType} ${failure.fullName}: ${failure.problem}`);
}

/** A user with a profile and permission sets, to be signed in with `signInAs`. */
export async function createUser(
  org: TestOrg,
  username: string,
  options: { profile?: string; sets?: readonly string[]; role?: string } = {}
): Promise<string> {
  const [profile] = await org.query(`SELECT Id FROM Profile WHERE Name = '${options.profile ?? 'Standard User'}'`);
  const id = await org.create('User', {
    Username: username,
    LastName: username.split('@')[0],
    Email: username,
    Alias: 'user',
    ProfileId: profile.Id,
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ...(options.role === undefined ? {} : { UserRoleId: options.role })
  });
  if (options.profile?.startsWith('Minimum Access - API Only')) {
    const [licence] = await org.query("SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'");
    await org.create('PermissionSetLicenseAssign', { AssigneeId: id, PermissionSetLicenseId: licence.Id });
  }
  for (const name of options.sets ?? []) {
    const [set] = await org.query(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
    await org.create('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: set.Id });
  }
  return id;
}
