import type { DeleteConstraint, FieldModel, FieldType, Picklist } from './fieldModel.ts';
import { childOf, childrenOf, flagOf, numberOf, present, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

const fieldTypes: readonly string[] = [
  'Address',
  'AutoNumber',
  'Checkbox',
  'Currency',
  'Date',
  'DateTime',
  'Email',
  'EncryptedText',
  'ExternalLookup',
  'File',
  'Hierarchy',
  'Html',
  'IndirectLookup',
  'Location',
  'LongTextArea',
  'Lookup',
  'MasterDetail',
  'MetadataRelationship',
  'MultiselectPicklist',
  'Number',
  'Percent',
  'Phone',
  'Picklist',
  'Summary',
  'Text',
  'TextArea',
  'Time',
  'Url'
];

/** A field, or the sentence that says why it is none. */
export type FieldResult = { readonly ok: true; readonly field: FieldModel } | { readonly ok: false; readonly message: string };

/**
 * Reads a `<fields>` element of an object file or the root of a `.field-meta.xml` file: both have the same children.
 */
export function readField(element: XmlElement, file: string): FieldResult {
  const name = textOf(element, 'fullName');
  if (name === undefined) return { ok: false, message: 'has a field without fullName' };
  const type = textOf(element, 'type');
  if (type === undefined) return { ok: false, message: `has no type for field ${name}` };
  if (!isFieldType(type)) return { ok: false, message: `gives field ${name} the type ${type}, which is not supported` };
  return {
    ok: true,
    field: { ...basics(element, name, file), type, ...numbers(element, type), ...relationship(element), ...texts(element) }
  };
}

function isFieldType(type: string): type is FieldType {
  return fieldTypes.includes(type);
}

function basics(element: XmlElement, name: string, file: string) {
  return {
    name,
    file,
    element,
    label: textOf(element, 'label') ?? '',
    required: flagOf(element, 'required'),
    unique: flagOf(element, 'unique'),
    caseSensitive: flagOf(element, 'caseSensitive'),
    externalId: flagOf(element, 'externalId'),
    trackHistory: flagOf(element, 'trackHistory'),
    writeRequiresMasterRead: flagOf(element, 'writeRequiresMasterRead'),
    reparentableMasterDetail: flagOf(element, 'reparentableMasterDetail')
  };
}

function numbers(element: XmlElement, type: FieldType) {
  const length = numberOf(element, 'length') ?? (type === 'TextArea' ? 255 : undefined);
  return present({
    length,
    precision: numberOf(element, 'precision'),
    scale: numberOf(element, 'scale'),
    visibleLines: numberOf(element, 'visibleLines')
  });
}

function relationship(element: XmlElement) {
  return present({
    referenceTo: textOf(element, 'referenceTo'),
    relationshipName: textOf(element, 'relationshipName'),
    relationshipLabel: textOf(element, 'relationshipLabel'),
    relationshipOrder: numberOf(element, 'relationshipOrder'),
    deleteConstraint: textOf(element, 'deleteConstraint') as DeleteConstraint | undefined
  });
}

function texts(element: XmlElement) {
  return present({
    description: textOf(element, 'description'),
    inlineHelpText: textOf(element, 'inlineHelpText'),
    defaultValue: textOf(element, 'defaultValue'),
    formula: textOf(element, 'formula'),
    displayFormat: textOf(element, 'displayFormat'),
    fieldManageability: textOf(element, 'fieldManageability'),
    picklist: picklist(element)
  });
}

function picklist(element: XmlElement): Picklist | undefined {
  const valueSet = childOf(element, 'valueSet');
  if (valueSet === undefined) return undefined;
  const definition = childOf(valueSet, 'valueSetDefinition');
  const elsewhere = present({ globalValueSet: textOf(valueSet, 'valueSetName'), controllingField: textOf(valueSet, 'controllingField') });
  const values = definition === undefined ? [] : childrenOf(definition, 'value');
  return {
    ...elsewhere,
    // Values of a global value set are always restricted to it.
    restricted: flagOf(valueSet, 'restricted') || elsewhere.globalValueSet !== undefined,
    sorted: definition !== undefined && flagOf(definition, 'sorted'),
    values: values.map(readPicklistValue)
  };
}

/** A value of a picklist or of a global value set: `value` and `customValue` have the same elements. */
export function readPicklistValue(element: XmlElement): Picklist['values'][number] {
  const fullName = textOf(element, 'fullName') ?? '';
  return {
    fullName,
    label: textOf(element, 'label') ?? fullName,
    isDefault: flagOf(element, 'default'),
    isActive: textOf(element, 'isActive') !== 'false'
  };
}
