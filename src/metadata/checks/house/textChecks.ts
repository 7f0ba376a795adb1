import type { ObjectModel, PackageModel } from '../../model.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';

type Text = {
  readonly at: ReturnType<typeof placeOf>;
  readonly text: string | undefined;
  readonly kind: keyof typeof cures;
  readonly longest: number;
};

const cures = {
  label: 'Give it a label',
  description: 'Say why it exists and who writes it',
  'inline help': 'Say what a user should read or type'
} as const;

/** Texts for people: labels, descriptions and inline help stand everywhere and fit. */
export function textChecks(model: PackageModel): readonly Finding[] {
  const texts: readonly Text[] = [
    ...model.objects.flatMap(objectTexts),
    ...model.permissionSets.map((set) => ({
      at: placeOf({ type: 'PermissionSet', fullName: set.name, file: set.file }),
      text: set.description,
      kind: 'description' as const,
      longest: 255
    })),
    ...model.apps.map((app) => ({
      at: placeOf({ type: 'CustomApplication', fullName: app.name, file: app.file }),
      text: app.label,
      kind: 'label' as const,
      longest: 40
    }))
  ];
  return texts.flatMap(missingOrLong);
}

function objectTexts(object: ObjectModel): readonly Text[] {
  const head = placeOf({ type: 'CustomObject', fullName: object.name, file: object.file });
  const fields = object.fields.flatMap((field): readonly Text[] => {
    const at = placeOf({ type: 'CustomField', fullName: `${object.name}.${field.name}`, file: field.file }, field.element);
    return [
      { at, text: field.description, kind: 'description', longest: 1000 },
      { at, text: field.inlineHelpText, kind: 'inline help', longest: 510 }
    ];
  });
  const rules = object.validationRules.map(({ name, file, element, description }): Text => {
    const at = placeOf({ type: 'ValidationRule', fullName: `${object.name}.${name}`, file }, element);
    return { at, text: description, kind: 'description', longest: 255 };
  });
  return [
    ...(object.kind === 'standard' ? [] : [{ at: head, text: object.description, kind: 'description' as const, longest: 1000 }]),
    ...fields,
    ...rules
  ];
}

function missingOrLong({ at, text, kind, longest }: Text): readonly Finding[] {
  if (text === undefined || text.trim() === '') return [{ ...at, what: `has no ${kind}`, fix: cures[kind] }];
  return text.length <= longest ? [] : [{ ...at, what: `has ${text.length} characters of ${kind}`, fix: `Shorten it to ${longest}` }];
}
