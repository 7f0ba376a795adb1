import type { DeleteConstraint, FieldType, OrgField, PicklistEntry, Reference } from '../schema/field.ts';

type FieldOptions = Partial<Omit<OrgField, 'name' | 'label'>>;

type ReferenceOptions = FieldOptions & {
  /** Name of the parent in SOQL; by default the field's name without `Id`. */
  readonly parent?: string;
  /** Name of the children on the parent. */
  readonly children?: string;
  readonly onDelete?: DeleteConstraint;
};

const plain: Omit<OrgField, 'name' | 'label' | 'type'> = {
  length: 0,
  precision: 0,
  scale: 0,
  custom: false,
  nillable: true,
  createable: true,
  updateable: true,
  permissionable: true,
  unique: false,
  caseSensitive: false,
  externalId: false,
  trackHistory: false,
  filterable: true
};

/** The value must be given: not empty, and therefore outside field-level security. */
export const required: FieldOptions = { nillable: false, permissionable: false };
/** Written by the org alone. */
export const readOnly: FieldOptions = { createable: false, updateable: false, permissionable: false };
/** Written by the org alone, and hidden from users without the field permission. */
export const visibleReadOnly: FieldOptions = { createable: false, updateable: false };

/** A field of any type; the named builders below say it shorter. */
export function field(name: string, label: string, type: FieldType, options: FieldOptions = {}): OrgField {
  return { ...plain, name, label, type, ...options };
}

export function text(name: string, label: string, length: number, options: FieldOptions = {}): OrgField {
  return field(name, label, 'string', { length, ...options });
}

export function longText(name: string, label: string, length: number, options: FieldOptions = {}): OrgField {
  return field(name, label, 'textarea', { length, extraTypeInfo: 'plaintextarea', filterable: length <= 255, ...options });
}

export function phone(name: string, label: string): OrgField {
  return field(name, label, 'phone', { length: 40 });
}

export function email(name: string, label: string, options: FieldOptions = {}): OrgField {
  return field(name, label, 'email', { length: 80, ...options });
}

export function url(name: string, label: string, length = 255, options: FieldOptions = {}): OrgField {
  return field(name, label, 'url', { length, ...options });
}

export function checkbox(name: string, label: string, options: FieldOptions = {}): OrgField {
  return field(name, label, 'boolean', { nillable: false, defaultValue: 0, ...options });
}

export function integer(name: string, label: string, options: FieldOptions = {}): OrgField {
  return field(name, label, 'int', { precision: 8, ...options });
}

export function number(
  name: string,
  label: string,
  size: readonly [precision: number, scale: number],
  options: FieldOptions = {}
): OrgField {
  return field(name, label, 'double', { precision: size[0], scale: size[1], ...options });
}

export function money(name: string, label: string, options: FieldOptions = {}): OrgField {
  return field(name, label, 'currency', { precision: 18, scale: 2, ...options });
}

export function percent(name: string, label: string, options: FieldOptions = {}): OrgField {
  return field(name, label, 'percent', { precision: 3, scale: 0, ...options });
}

export function date(name: string, label: string, options: FieldOptions = {}): OrgField {
  return field(name, label, 'date', options);
}

export function datetime(name: string, label: string, options: FieldOptions = {}): OrgField {
  return field(name, label, 'datetime', options);
}

/** Not restricted, as standard picklists are: any text of 255 characters is taken. A `*` before a value makes it the default. */
export function picklist(name: string, label: string, values: readonly string[], options: FieldOptions = {}): OrgField {
  const entries = values.map(picklistEntry);
  const initial = entries.find((entry) => entry.isDefault);
  return field(name, label, 'picklist', {
    length: 255,
    picklist: { restricted: false, values: entries },
    ...(initial ? { defaultValue: initial.value } : {}),
    ...options
  });
}

/** A picklist that refuses every other value. */
export function restrictedPicklist(name: string, label: string, values: readonly string[], options: FieldOptions = {}): OrgField {
  const built = picklist(name, label, values, options);
  return { ...built, picklist: { restricted: true, values: built.picklist?.values ?? [] } };
}

function picklistEntry(text: string): PicklistEntry {
  const isDefault = text.startsWith('*');
  const value = isDefault ? text.slice(1) : text;
  return { value, label: value, active: true, isDefault };
}

export function lookup(name: string, label: string, to: string | readonly string[], options: ReferenceOptions = {}): OrgField {
  const { parent, children, onDelete, ...rest } = options;
  const reference: Reference = {
    to: typeof to === 'string' ? [to] : to,
    relationshipName: parent ?? name.replace(/Id$/, ''),
    ...(children ? { childRelationshipName: children } : {}),
    onDelete: onDelete ?? 'SetNull'
  };
  return field(name, label, 'reference', { length: 18, reference, ...rest });
}

/**
 * Street, city, state, postal code, country, latitude, longitude: `BillingStreet` ..., and `BillingAddress`, which holds them all.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/compound_fields_address.htm
 */
export function addressFields(prefix: string, label: string): OrgField[] {
  const parts = [
    longText(`${prefix}Street`, `${label} Street`, 255),
    text(`${prefix}City`, `${label} City`, 40),
    text(`${prefix}State`, `${label} State/Province`, 80),
    text(`${prefix}PostalCode`, `${label} Zip/Postal Code`, 20),
    text(`${prefix}Country`, `${label} Country`, 80),
    number(`${prefix}Latitude`, `${label} Latitude`, [18, 15]),
    number(`${prefix}Longitude`, `${label} Longitude`, [18, 15]),
    picklist(`${prefix}GeocodeAccuracy`, `${label} Geocode Accuracy`, geocodeAccuracies)
  ];
  const whole = { createable: false, updateable: false, filterable: false, addressPrefix: prefix };
  const compoundName = `${prefix}Address`;
  return [
    ...parts.map((part) => ({ ...part, compoundName })),
    field(compoundName, label === 'Address' ? label : `${label} Address`, 'address', whole)
  ];
}

/** Parts of a person's name; the whole is `Name`. */
export function nameFields(salutations: readonly string[]): readonly OrgField[] {
  const compoundName = 'Name';
  return [
    text('LastName', 'Last Name', 80, { ...required, compoundName }),
    text('FirstName', 'First Name', 40, { compoundName }),
    picklist('Salutation', 'Salutation', salutations, { compoundName })
  ];
}

/** A field that follows others by a formula; describe does not call it calculated, as with the platform's own. */
export function follows(base: OrgField, text: string): OrgField {
  return { ...base, createable: false, updateable: false, formula: { text, blankNumbers: 'BlankAsBlank' } };
}

/** Date of the last event or closed task that leads to the record by this lookup. */
export function lastActivity(activitiesBy: NonNullable<OrgField['activitiesBy']>): OrgField {
  return date('LastActivityDate', 'Last Activity', { ...readOnly, activitiesBy });
}

/** When the user last opened a record on a page: the API never sets it. */
export const viewFields: readonly OrgField[] = [
  datetime('LastViewedDate', 'Last Viewed Date', readOnly),
  datetime('LastReferencedDate', 'Last Referenced Date', readOnly)
];

const geocodeAccuracies = [
  'Address',
  'NearAddress',
  'Block',
  'Street',
  'ExtendedZip',
  'Zip',
  'Neighborhood',
  'City',
  'County',
  'State',
  'Unknown'
];

/** The user who owns a record; the user who creates it where none is given. */
export function owner(to: readonly string[] = ['User']): OrgField {
  return lookup('OwnerId', 'Owner ID', to, { nillable: false, permissionable: false, onDelete: 'Restrict' });
}
