import type { SoqlField, SoqlObject } from '../../soql/schema.ts';
import type { Database } from '../database.ts';
import { historyObject, historyPlace } from '../standardObjects/histories.ts';
import { standardObjects } from '../standardObjects/standardObjects.ts';
import { restoredObject, toDeployed, type DeployedObject } from './deployedObject.ts';
import type { OrgField } from './field.ts';
import type { ChildRelationship, OrgObject } from './object.ts';
import { comparesCase, isAggregatable, isGroupable, isSortable } from './queryRules.ts';
import { dropColumn, dropTable, ensureTable } from './tables.ts';

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
      const deployed = JSON.parse(String(definition)) as DeployedObject;
      this.#put(restoredObject(deployed, () => this.known(String(name))));
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
    this.#database
      .statement('insert into org_object values (?, ?) on conflict (name) do update set definition = excluded.definition')
      .run(object.name, JSON.stringify(toDeployed(object)));
    for (const each of this.#put(object)) ensureTable(this.#database, each);
    this.#changed();
  }

  /** Removes a custom object with its records and their history. */
  remove(object: OrgObject): void {
    this.#database.statement('delete from org_object where name = ?').run(object.name);
    const history = this.object(historyPlace(object)?.name ?? '');
    const gone = history ? [object, history] : [object];
    this.#database.forgetStatements();
    for (const each of gone) {
      this.#forget(each.name);
      dropTable(this.#database, each);
    }
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

  /** Takes in an object, and the history object of a custom one whose history is on; returns both. */
  #put(object: OrgObject): readonly OrgObject[] {
    const place = object.custom && !object.isMetadataType ? historyPlace(object) : undefined;
    const history = place && object.historySwitch ? historyObject(object, place) : undefined;
    if (place && !history) this.#forget(place.name);
    const taken = history ? [object, history] : [object];
    for (const each of taken) {
      this.#objects.set(each.name.toLowerCase(), each);
      this.#fields.set(each.name.toLowerCase(), new Map(each.fields.map((field) => [field.name.toLowerCase(), field])));
    }
    return taken;
  }

  #forget(name: string): void {
    this.#objects.delete(name.toLowerCase());
    this.#fields.delete(name.toLowerCase());
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
