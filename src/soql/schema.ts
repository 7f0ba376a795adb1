/**
 * What the SOQL front end has to know about an org: objects, their fields and their relationships.
 *
 * The shape is a part of Salesforce's describe, so a describe result can be passed as it is.
 */

/** A field; `type` is describe's type (`string`, `picklist`, `reference`, `datetime`, ...). */
export type SoqlField = {
  readonly name: string;
  /** Only read to tell a label from a name. */
  readonly label?: string;
  readonly type: string;
  /** Name of the way to the parent: `Account` of `AccountId`, `Policy__r` of `Policy__c`. */
  readonly relationshipName?: string;
  /** Objects that a reference may point to; several = polymorphic (Who, What, Owner). */
  readonly referenceTo: readonly string[];
  /** Undefined = true. */
  readonly filterable?: boolean;
  /** Undefined = true. */
  readonly sortable?: boolean;
  /** Undefined = true. */
  readonly groupable?: boolean;
  /** False where COUNT(field), COUNT_DISTINCT, MIN and MAX refuse the field; undefined = decided by the type. */
  readonly aggregatable?: boolean;
  /** Undefined = decided by the ending `__c`. */
  readonly custom?: boolean;
  /** True for text whose letter case counts in comparisons; undefined = false. */
  readonly caseSensitive?: boolean;
  /** Labels of a picklist's values, where they differ; read by toLabel(). */
  readonly labels?: ReadonlyMap<string, string>;
  /** Values of a picklist in the order of Setup, by which records are sorted; undefined = sorted as text. */
  readonly sortedValues?: readonly string[];
  /** False for fields that only the org writes; undefined = true. Only read for the past. */
  readonly updateable?: boolean;
  /** False for fields that nobody gives a first value; undefined = true. Only read for the past. */
  readonly createable?: boolean;
  /** True for formula fields, which move without a change of the record; undefined = false. Only read for the past. */
  readonly calculated?: boolean;
  /** Choices of a picklist that are active; only read for warnings. */
  readonly picklistValues?: readonly string[];
};

/** A way from a parent to its children: `Contacts` of Account. */
export type SoqlChildRelationship = {
  /** Undefined = cannot be queried from the parent. */
  readonly relationshipName?: string;
  readonly childSObject: string;
  /** Reference field on the child. */
  readonly field: string;
};

export type SoqlObject = {
  readonly name: string;
  readonly fields: readonly SoqlField[];
  readonly childRelationships?: readonly SoqlChildRelationship[];
  /** Undefined = true. */
  readonly queryable?: boolean;
};

/** Names are looked up without regard to letter case. */
export interface SoqlSchema {
  object(name: string): SoqlObject | undefined;
}

/**
 * Schema over a fixed list of objects.
 *
 * @example  schemaOf([{ name: 'Account', fields: [{ name: 'Id', type: 'id', referenceTo: [] }] }]).object('account')?.name // 'Account'
 */
export function schemaOf(objects: Iterable<SoqlObject>): SoqlSchema {
  const byName = new Map<string, SoqlObject>();
  for (const each of objects) byName.set(each.name.toLowerCase(), each);
  return { object: (name) => byName.get(name.toLowerCase()) };
}

const fieldMaps = new WeakMap<SoqlObject, ReadonlyMap<string, SoqlField>>();

function fieldsByName(object: SoqlObject): ReadonlyMap<string, SoqlField> {
  const known = fieldMaps.get(object);
  if (known) return known;
  const made = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]));
  fieldMaps.set(object, made);
  return made;
}

/** A field of an object by name, without regard to letter case. */
export function fieldOf(object: SoqlObject, name: string): SoqlField | undefined {
  return fieldsByName(object).get(name.toLowerCase());
}

/** The reference field behind a relationship name (`Account` -> AccountId), without regard to letter case. */
export function referenceOf(object: SoqlObject, relationship: string): SoqlField | undefined {
  const wanted = relationship.toLowerCase();
  return object.fields.find((field) => field.relationshipName?.toLowerCase() === wanted && field.referenceTo.length > 0);
}
