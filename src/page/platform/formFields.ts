/** A field of a form: how the layout names it, what it holds, whether the layout requires it. */
export type FormField = { readonly name: string; readonly label: string; readonly dataType: string; readonly isRequired: boolean };

type LayoutItem = {
  readonly label: string;
  readonly editableForNew: boolean;
  readonly required: boolean;
  readonly layoutComponents: readonly { readonly apiName: string; readonly componentType: string }[];
};
type Layout = { readonly sections: readonly { readonly layoutRows: readonly { readonly layoutItems: readonly LayoutItem[] }[] }[] };
type Info = { readonly fields: Readonly<Record<string, { readonly dataType: string; readonly createable?: boolean } | undefined>> };
type NewRecord = { readonly fields: Readonly<Record<string, { readonly value: unknown }>> };

const inputTypes: Readonly<Record<string, string>> = {
  Boolean: 'checkbox',
  Currency: 'number',
  Date: 'date',
  Double: 'number',
  Email: 'email',
  Int: 'number',
  Percent: 'number',
  Phone: 'tel',
  Url: 'url'
};
const numbers = ['Currency', 'Double', 'Int', 'Percent'];

/** Fields that the layout opens for a new record, in its order; a field that the viewer may not know of is left out. */
export function fieldsOf(layout: Layout, objectInfo: Info): readonly FormField[] {
  const items = layout.sections.flatMap(({ layoutRows }) => layoutRows.flatMap(({ layoutItems }) => layoutItems));
  return items.filter(({ editableForNew }) => editableForNew).flatMap((item) => fieldsIn(item, objectInfo));
}

function fieldsIn({ layoutComponents, label, required }: LayoutItem, { fields }: Info): readonly FormField[] {
  return layoutComponents.flatMap(({ apiName: name, componentType }) => {
    const dataType = componentType === 'Field' ? fields[name]?.dataType : undefined;
    return dataType === undefined ? [] : [{ name, label, dataType, isRequired: required }];
  });
}

/** Values that the org gives a new record, as texts, and over them those of the address. */
export function startingValues({ fields }: NewRecord, given: Readonly<Record<string, string>>): Record<string, string> {
  const defaults = Object.entries(fields).map(([name, { value }]) => [name, textOf(value)] as const);
  return { ...Object.fromEntries(defaults), ...given };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** How a field is typed in: `select`, `multiselect`, `textarea`, or the type of an input. */
export function kindOf({ dataType }: Pick<FormField, 'dataType'>): string {
  if (dataType === 'Picklist' || dataType === 'ComboBox') return 'select';
  if (dataType === 'MultiPicklist') return 'multiselect';
  return dataType === 'TextArea' ? 'textarea' : (inputTypes[dataType] ?? 'text');
}

/**
 * Fields of the new record: empty ones are left out, so that the org's own defaults stand. Values of fields that are not on the layout
 * are saved too.
 * Source: https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html
 */
export function recordFields(values: Readonly<Record<string, string>>, { fields }: Info): Record<string, unknown> {
  const filled = Object.entries(values).filter(([name, text]) => text !== '' && fields[name]?.createable !== false);
  return Object.fromEntries(filled.map(([name, text]) => [name, typed(text, fields[name]?.dataType ?? '')]));
}

function typed(text: string, dataType: string): string | number | boolean {
  if (dataType === 'Boolean') return text === 'true';
  return numbers.includes(dataType) ? Number(text) : text;
}
