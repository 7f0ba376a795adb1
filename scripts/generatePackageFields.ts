/**
 * Writes src/operations/install/packageFields.ts: the fields that the sync writes, as force-app defines them.
 *
 * `node scripts/generatePackageFields.ts` writes, `--check` compares and fails when the file is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { FieldModel, FieldType } from '../src/metadata/fieldModel.ts';
import { readPackage } from '../src/metadata/readPackage.ts';
import { readSourceFolder } from '../src/metadata/sourceFolder.ts';
import type { PackageField } from '../src/operations/install/packageField.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'src/operations/install/packageFields.ts');

/** Objects that the sync writes; of Account only where the settings mirror to it. */
const written = [
  'Account',
  'Headroom_Account_Summary__c',
  'Headroom_Health_Run__c',
  'Headroom_Scorecard_Result__c',
  'Headroom_Settings_Version__c',
  'Headroom_Whitespace_Cell__c'
];

/** Types as describe names them. */
const describeTypes: Readonly<Partial<Record<FieldType, string>>> = {
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  LongTextArea: 'textarea',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Number: 'double',
  Percent: 'percent',
  Picklist: 'picklist',
  Text: 'string',
  TextArea: 'textarea',
  Url: 'url'
};

function fieldOf({ name, type, length, precision, scale, picklist }: FieldModel): PackageField {
  const described = describeTypes[type];
  if (described === undefined) throw new Error(`${name} has the type ${type}: add what describe calls it`);
  const values = picklist?.restricted === true ? picklist.values.map(({ fullName }) => fullName) : undefined;
  return {
    type: described,
    ...(length === undefined ? {} : { length }),
    ...(precision === undefined ? {} : { precision, scale: scale ?? 0 }),
    ...(values === undefined ? {} : { values })
  };
}

async function generatedText(): Promise<string> {
  const { objects } = readPackage(await readSourceFolder(join(root, 'force-app')));
  const entries = objects
    .filter(({ name }) => written.includes(name))
    .map(({ name, fields }) => [name, fields.filter(({ formula, type }) => formula === undefined && type !== 'Summary')] as const)
    .map(([name, fields]) => [name, Object.fromEntries(fields.map((field) => [field.name, fieldOf(field)]).sort())] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const text = `/** Written by \`node scripts/generatePackageFields.ts\`: fields that the sync writes, by object, as force-app defines them. */
import type { PackageField } from './packageField.ts';

export const packageFields: Readonly<Record<string, Readonly<Record<string, PackageField>>>> = ${JSON.stringify(Object.fromEntries(entries))};
`;
  return format(text, { ...(await resolveConfig(file)), parser: 'typescript' });
}

const wanted = await generatedText();
if (!process.argv.includes('--check')) await writeFile(file, wanted);
else if (wanted !== (await readFile(file, 'utf8'))) {
  throw new Error('src/operations/install/packageFields.ts is stale: run node scripts/generatePackageFields.ts');
}
