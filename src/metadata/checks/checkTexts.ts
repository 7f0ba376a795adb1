import type { FieldModel } from '../fieldModel.ts';
import type { ObjectModel, PackageModel } from '../model.ts';
import type { Finding } from './finding.ts';

const longestLabel = 40;
const longestSetLabel = 80;
const longestDescription = 1000;
const longestHelp = 510;
const longestMessage = 255;

type Text = {
  readonly file: string;
  readonly element: string;
  readonly text: string | undefined;
  readonly kind: string;
  readonly longest: number;
};

/** Texts for people: labels, descriptions and help stand everywhere and fit. */
export function checkTexts(model: PackageModel): readonly Finding[] {
  const texts: readonly Text[] = [
    ...model.objects.flatMap(objectTexts),
    ...model.records.map(({ file, name, label }) => ({ file, element: name, text: label, kind: 'label', longest: longestLabel })),
    ...model.permissionSets.flatMap(({ file, name, label, description }) => [
      { file, element: name, text: label, kind: 'label', longest: longestSetLabel },
      { file, element: name, text: description, kind: 'description', longest: 255 }
    ]),
    ...model.apps.map(({ file, name, label }) => ({ file, element: name, text: label, kind: 'label', longest: longestLabel })),
    ...model.flexipages.map(({ file, name, label }) => ({ file, element: name, text: label, kind: 'label', longest: longestSetLabel }))
  ];
  return texts.flatMap(missingOrLong);
}

function objectTexts(object: ObjectModel): readonly Text[] {
  return [
    ...(object.kind === 'standard' ? [] : headTexts(object)),
    ...object.fields.flatMap((field) => fieldTexts(object, field)),
    ...object.listViews.map(({ file, name, label }) => ({
      file,
      element: `${object.name}.${name}`,
      text: label,
      kind: 'label',
      longest: longestLabel
    })),
    ...object.validationRules.flatMap(({ file, name, errorMessage, description }) => [
      { file, element: `${object.name}.${name}`, text: errorMessage, kind: 'error message', longest: longestMessage },
      { file, element: `${object.name}.${name}`, text: description, kind: 'description', longest: longestMessage }
    ])
  ];
}

function headTexts({ file, name, label, pluralLabel, description }: ObjectModel): readonly Text[] {
  return [
    { file, element: name, text: label, kind: 'label', longest: longestLabel },
    { file, element: name, text: pluralLabel, kind: 'plural label', longest: longestLabel },
    { file, element: name, text: description, kind: 'description', longest: longestDescription }
  ];
}

function fieldTexts(object: ObjectModel, { file, name, label, description, inlineHelpText }: FieldModel): readonly Text[] {
  const element = `${object.name}.${name}`;
  return [
    { file, element, text: label, kind: 'label', longest: longestLabel },
    { file, element, text: description, kind: 'description', longest: longestDescription },
    { file, element, text: inlineHelpText, kind: 'inline help', longest: longestHelp }
  ];
}

const cures: Readonly<Record<string, string>> = {
  description: 'Say why it exists and who writes it',
  'inline help': 'Say what a user should read or type',
  'error message': 'Write a sentence that says the cure'
};

function missingOrLong({ file, element, text, kind, longest }: Text): readonly Finding[] {
  if (text === undefined || text.trim() === '') {
    return [{ file, element, what: `has no ${kind}`, fix: cures[kind] ?? `Give it a ${kind}` }];
  }
  if (text.length <= longest) return [];
  return [{ file, element, what: `has ${text.length} characters of ${kind}`, fix: `Shorten it to ${longest}` }];
}
