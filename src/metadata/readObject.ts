import type { FieldModel } from './fieldModel.ts';
import type { CompactLayout, Component, ListView, NameField, ObjectKind, ObjectModel, SharingModel, ValidationRule } from './model.ts';
import type { ReadProblem } from './model.ts';
import { partsInFolder } from './structure/typeFolder.ts';
import { readField } from './readField.ts';
import { childOf, flagOf, present, textOf, textsOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

const partTypes = partsInFolder('objects');

/** A part of an object: a child of the `.object` file, or the root of a file below the object's folder. */
type SourcePart = { readonly element: XmlElement; readonly file: string };

/** What belongs to one object, whichever format it came in. */
export type ObjectSource = {
  readonly name: string;
  readonly file: string;
  /** Root of the object's own file; undefined where a source tree adds fields only. */
  readonly root?: XmlElement;
  readonly parts: readonly (SourcePart & { readonly kind: string })[];
};

/**
 * Puts an object together from its parts.
 *
 * @returns the object and one problem for each field that could not be read
 */
export function readObject(source: ObjectSource): { readonly object: ObjectModel; readonly problems: readonly ReadProblem[] } {
  const { fields, problems } = readFields(source);
  const object: ObjectModel = {
    name: source.name,
    file: source.file,
    kind: objectKind(source.name),
    ...(source.root === undefined ? noHead : head(source.root)),
    fields,
    validationRules: partsOf(source, 'validationRules').map(readValidationRule),
    listViews: partsOf(source, 'listViews').map(readListView),
    compactLayouts: partsOf(source, 'compactLayouts').map(readCompactLayout),
    standardFields: partsOf(source, 'fields')
      .filter(({ element }) => !isCustomField(element))
      .map(({ element, file }) => ({ name: textOf(element, 'fullName') ?? '', file, element })),
    parts: source.parts.flatMap((part) => componentOf(source.name, part))
  };
  return { object, problems };
}

function componentOf(object: string, { kind, element, file }: ObjectSource['parts'][number]): readonly Component[] {
  const type = partTypes.get(kind)?.type;
  return type === undefined ? [] : [{ type, fullName: `${object}.${textOf(element, 'fullName') ?? ''}`, file, root: element }];
}

/** Fields without `__c` are the platform's own: their files only set labels, help, values or history. */
function isCustomField(element: XmlElement): boolean {
  const name = textOf(element, 'fullName');
  return name === undefined || name.endsWith('__c');
}

/** Kind of an object by its API name. */
function objectKind(name: string): ObjectKind {
  if (name.endsWith('__mdt')) return 'metadataType';
  return name.endsWith('__c') ? 'custom' : 'standard';
}

const noHead = { enableReports: false, enableBulkApi: true };

function partsOf(source: ObjectSource, kind: string): readonly SourcePart[] {
  return source.parts.filter((part) => part.kind === kind);
}

function readFields(source: ObjectSource): { readonly fields: readonly FieldModel[]; readonly problems: readonly ReadProblem[] } {
  const fields: FieldModel[] = [];
  const problems: ReadProblem[] = [];
  for (const part of partsOf(source, 'fields').filter(({ element }) => isCustomField(element))) {
    const result = readField(part.element, part.file);
    if (result.ok) fields.push(result.field);
    else problems.push(fieldProblem(source.name, part, result.message));
  }
  return { fields, problems };
}

function fieldProblem(object: string, { element, file }: SourcePart, message: string): ReadProblem {
  const component = { type: 'CustomField', fullName: `${object}.${textOf(element, 'fullName') ?? ''}` };
  const { line, column } = childOf(element, 'type') ?? element;
  return { file, element: object, message, fix: 'Give a type of field that the platform has', line, column, component };
}

function head(root: XmlElement) {
  const history = textOf(root, 'enableHistory');
  return {
    ...(history === undefined ? {} : { enableHistory: history === 'true' }),
    enableReports: flagOf(root, 'enableReports'),
    enableBulkApi: textOf(root, 'enableBulkApi') !== 'false',
    ...present({
      label: textOf(root, 'label'),
      pluralLabel: textOf(root, 'pluralLabel'),
      description: textOf(root, 'description'),
      sharingModel: textOf(root, 'sharingModel') as SharingModel | undefined,
      externalSharingModel: textOf(root, 'externalSharingModel') as SharingModel | undefined,
      visibility: textOf(root, 'visibility'),
      deploymentStatus: textOf(root, 'deploymentStatus'),
      customSettingsType: textOf(root, 'customSettingsType'),
      compactLayoutAssignment: textOf(root, 'compactLayoutAssignment'),
      nameField: nameField(root)
    })
  };
}

function nameField(root: XmlElement): NameField | undefined {
  const element = childOf(root, 'nameField');
  if (element === undefined) return undefined;
  return {
    label: textOf(element, 'label') ?? '',
    type: textOf(element, 'type') === 'AutoNumber' ? 'AutoNumber' : 'Text',
    ...present({ displayFormat: textOf(element, 'displayFormat') })
  };
}

function readValidationRule({ element, file }: SourcePart): ValidationRule {
  return {
    name: textOf(element, 'fullName') ?? '',
    file,
    element,
    active: flagOf(element, 'active'),
    errorConditionFormula: textOf(element, 'errorConditionFormula') ?? '',
    errorMessage: textOf(element, 'errorMessage') ?? '',
    ...present({ description: textOf(element, 'description'), errorDisplayField: textOf(element, 'errorDisplayField') })
  };
}

function readListView({ element, file }: SourcePart): ListView {
  return {
    name: textOf(element, 'fullName') ?? '',
    file,
    element,
    label: textOf(element, 'label') ?? '',
    columns: textsOf(element, 'columns')
  };
}

function readCompactLayout({ element, file }: SourcePart): CompactLayout {
  return {
    name: textOf(element, 'fullName') ?? '',
    file,
    element,
    label: textOf(element, 'label') ?? '',
    fields: textsOf(element, 'fields')
  };
}
