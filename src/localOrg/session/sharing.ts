import type { SqlValue, StoredRow } from '../database.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgField } from '../schema/field.ts';
import { isActivity, mastersOf, type OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import type { Permissions } from './permissions.ts';

/**
 * Which records of an object a user sees and changes, from the organization-wide default, ownership and the roles above.
 *
 * Sharing rules, teams and manual shares are not part of the local org.
 * Source: https://help.salesforce.com/s/articleView?id=sf.managing_the_sharing_model.htm
 */
export class Sharing {
  readonly #org: LocalOrg;
  readonly #permissions: Permissions;
  readonly #reachable: ReadonlySet<string>;

  constructor(org: LocalOrg, permissions: Permissions) {
    this.#org = org;
    this.#permissions = permissions;
    this.#reachable = ownersWithin(org, permissions.userId);
  }

  /** Condition that visible rows meet, for a table called `alias`; undefined = all rows. */
  condition(object: OrgObject, alias: string): string | undefined {
    const access = this.#permissions.object(object);
    if (access.viewAll || access.modifyAll || object.openToAll || object.isMetadataType) return undefined;
    if (isActivity(object))
      return `(${alias}."OwnerId" in (${this.#owners()}) or ${alias}."WhatId" is not null or ${alias}."WhoId" is not null)`;
    if (object.sharingModel === 'Private') return `${alias}."OwnerId" in (${this.#owners()})`;
    if (object.sharingModel !== 'ControlledByParent') return undefined;
    return this.#conditionThroughParent(object, alias);
  }

  #conditionThroughParent(object: OrgObject, alias: string): string | undefined {
    const field = parentField(object);
    const parent = this.#parentOf(field);
    if (!field || !parent) return undefined;
    const condition = this.condition(parent, 'parent');
    if (!condition) return undefined;
    return `exists (select 1 from ${quoted(parent.name)} parent where parent."Id" = ${alias}.${quoted(field.name)} and ${condition})`;
  }

  /** True when the user sees the record. */
  canRead(object: OrgObject, id: string): boolean {
    const condition = this.condition(object, 'x');
    if (!condition) return true;
    return this.#org.database.statement(`select 1 from ${quoted(object.name)} x where x."Id" = ? and ${condition}`).get(id) !== undefined;
  }

  /** True when the user may change a record that it sees. */
  canEdit(object: OrgObject, row: StoredRow): boolean {
    if (this.#permissions.object(object).modifyAll) return true;
    if (object.sharingModel === 'ReadWrite' || isActivity(object)) return true;
    if (object.sharingModel === 'ControlledByParent') return this.#canWriteThroughParent(object, row);
    return this.#owns(row['OwnerId']);
  }

  #canWriteThroughParent(object: OrgObject, row: StoredRow): boolean {
    const field = parentField(object);
    const parent = this.#parentOf(field);
    const parentId = field && row[field.name];
    if (!parent || typeof parentId !== 'string') return true;
    if (field?.reference?.master?.writeRequiresMasterRead) return this.canRead(parent, parentId);
    const parentRow = this.#org.database.statement(`select * from ${quoted(parent.name)} where "Id" = ?`).get(parentId);
    return parentRow !== undefined && this.canEdit(parent, parentRow as StoredRow);
  }

  #parentOf(field: OrgField | undefined): OrgObject | undefined {
    const name = field?.reference?.to[0];
    return name === undefined ? undefined : this.#org.schema.object(name);
  }

  #owns(owner: SqlValue | undefined): boolean {
    return typeof owner === 'string' && this.#reachable.has(owner);
  }

  #owners(): string {
    return [...this.#reachable].map((id) => `'${id}'`).join(', ');
  }
}

/** The field that a record takes its sharing from: the first master, or the account of a standard object. */
function parentField(object: OrgObject): OrgField | undefined {
  const [master] = mastersOf(object);
  if (master) return master.field;
  return object.fields.find((field) => field.reference?.onDelete === 'Cascade');
}

function ownersWithin(org: LocalOrg, userId: string): ReadonlySet<string> {
  const sql = `
    with recursive below (id) as (
      select r."Id" from "UserRole" r join "User" u on u."UserRoleId" = r."ParentRoleId" where u."Id" = ?
      union select r."Id" from "UserRole" r join below on r."ParentRoleId" = below.id
    )
    select "Id" as id from "User" where "UserRoleId" in (select id from below)`;
  return new Set([
    userId,
    ...org.database
      .statement(sql)
      .all(userId)
      .map((row) => String(row['id']))
  ]);
}
