import type { SoqlField, SoqlObject } from '../../soql/schema.ts';
import type { Database } from '../database.ts';
import { standardObjects } from '../standardObjects/standardObjects.ts';
import type { OrgField } from './field.ts';
import type { ChildRelationship, OrgObject, OrgValidationRule, SharingModel } from './object.ts';
import { comparesCase, isAggregatable, isGroupable, isSortable } from './queryRules.ts';
import { dropColumn, dropTable, ensureTable } from './tables.ts';

/** What the org stores of an object that a deploy created or extended. */
type DeployedObject =
  | { readonly kind: 'custom'; readonly object: OrgObject }
  | {
      readonly kind: 'extension';
      readonly fields: readonly OrgField[];
      readonly sharingModel?: SharingModel;
      readonly validationRules?: readonly OrgValidationRule[];
    };

/**
 * Objects of the org: the standard ones as data, the others as deployed. Names are looked up without regard to letter case.
 *
 * Every change goes through `save`, which also brings the SQLite tables up to date.
 */
export class OrgSchema {
  readonly #database: Database;
  readonly #objects = new Map<string, OrgObject>();
  readonly #fields = new Map<string, Map<string, OrgField>>();
  #children = new Map<string, ChildRelationship[]>();
  #byPrefix = new Map<string, OrgObject>();
  /** Rises with every change: whoever caches something derived compares it. */
  version = 0;

  constructor(database: Database) {
    this.#database = database;
    for (const object of standardObjects) this.#put(object);
    for (const { name, definition } of database.statement('select name, definition from org_object order by name').all()) {
      this.#restore(String(name), JSON.parse(String(definition)) as DeployedObject);
    }
    for (const object of this.#objects.values()) ensureTable(database, object);
    this.#changed();
  }

  /** The object of a name; undefined when the org has none. */
  object(name: string): OrgObject | undefined {
    return this.#objects.get(name.toLowerCase());
  }

  /** The object of a name that is known to exist. */
  known(name: string): OrgObject {
    const object = this.object(name);
    if (!object) throw new Error(`The local org has no object ${name}`);
    return object;
  }

  field(object: OrgObject, name: string): OrgField | undefined {
    return this.#fields.get(object.name.toLowerCase())?.get(name.toLowerCase());
  }

  /** The object whose ids begin like this one. */
  objectOfId(id: string): OrgObject | undefined {
    return this.#byPrefix.get(id.slice(0, 3));
  }

  /** Every way from this object to records that point to it. */
  children(object: OrgObject): readonly ChildRelationship[] {
    return this.#children.get(object.name) ?? [];
  }

  all(): readonly OrgObject[] {
    return [...this.#objects.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Stores a deployed object (or a standard one with deployed fields) and adds its table or columns. */
  save(object: OrgObject): void {
    const deployed: DeployedObject = object.custom
      ? { kind: 'custom', object }
      : {
          kind: 'extension',
          fields: object.fields.filter((field) => field.custom || field.name === 'RecordTypeId'),
          sharingModel: object.sharingModel,
          ...(object.validationRules ? { validationRules: object.validationRules } : {})
        };
    this.#database
      .statement('insert into org_object values (?, ?) on conflict (name) do update set definition = excluded.definition')
      .run(object.name, JSON.stringify(deployed));
    this.#put(object);
    ensureTable(this.#database, object);
    this.#changed();
  }

  /** Removes a custom object with its records. */
  remove(object: OrgObject): void {
    this.#database.statement('delete from org_object where name = ?').run(object.name);
    this.#objects.delete(object.name.toLowerCase());
    this.#fields.delete(object.name.toLowerCase());
    this.#database.forgetStatements();
    dropTable(this.#database, object);
    this.#changed();
  }

  /** Removes a custom field with its values. */
  removeField(object: OrgObject, field: OrgField): void {
    this.#database.forgetStatements();
    dropColumn(this.#database, object, field);
    this.save({ ...object, fields: object.fields.filter((each) => each !== field) });
  }

  /** Reads everything again: after a deploy was undone. */
  reload(): void {
    const fresh = new OrgSchema(this.#database);
    this.#objects.clear();
    this.#fields.clear();
    for (const object of fresh.all()) this.#put(object);
    this.#changed();
  }

  #restore(name: string, deployed: DeployedObject): void {
    if (deployed.kind === 'custom') return this.#put(deployed.object);
    const standard = this.known(name);
    const { sharingModel = standard.sharingModel, validationRules = [] } = deployed;
    this.#put({ ...standard, sharingModel, validationRules, fields: [...standard.fields, ...deployed.fields] });
  }

  #put(object: OrgObject): void {
    this.#objects.set(object.name.toLowerCase(), object);
    this.#fields.set(object.name.toLowerCase(), new Map(object.fields.map((field) => [field.name.toLowerCase(), field])));
  }

  #changed(): void {
    this.version++;
    this.#database.forgetStatements();
    this.#byPrefix = new Map([...this.#objects.values()].map((object) => [object.keyPrefix, object]));
    this.#children = new Map();
    for (const object of this.all()) {
      for (const field of object.fields) this.#addChild(object, field);
    }
  }

  #addChild(object: OrgObject, field: OrgField): void {
    for (const parent of field.reference?.to ?? []) {
      const relationshipName = field.reference?.childRelationshipName;
      const entry: ChildRelationship = { childObject: object.name, field, ...(relationshipName ? { relationshipName } : {}) };
      const list = this.#children.get(parent);
      if (list) list.push(entry);
      else this.#children.set(parent, [entry]);
    }
  }
}

/** The object as the SOQL front end reads it, with the fields and children that the user may see. */
export function toSoqlObject(object: OrgObject, fields: readonly OrgField[], children: readonly ChildRelationship[]): SoqlObject {
  return {
    name: object.name,
    fields: fields.map((field) => ({
      name: field.name,
      type: field.type,
      referenceTo: field.reference?.to ?? [],
      filterable: field.filterable,
      aggregatable: isAggregatable(field),
      groupable: isGroupable(field),
      sortable: isSortable(field),
      caseSensitive: comparesCase(field),
      custom: field.custom,
      ...labelsOf(field),
      ...(field.type === 'picklist' ? { sortedValues: field.picklist?.values.map(({ value }) => value) ?? [] } : {}),
      ...(field.reference?.relationshipName ? { relationshipName: field.reference.relationshipName } : {})
    })),
    childRelationships: children.map((child) => ({
      childSObject: child.childObject,
      field: child.field.name,
      ...(child.relationshipName ? { relationshipName: child.relationshipName } : {})
    }))
  };
}

/** Labels of a picklist where they differ from the values: what toLabel() filters by. */
function labelsOf(field: OrgField): Pick<SoqlField, 'labels'> {
  const differing = field.picklist?.values.filter(({ value, label }) => value !== label) ?? [];
  return differing.length > 0 ? { labels: new Map(differing.map(({ value, label }) => [value, label])) } : {};
}
