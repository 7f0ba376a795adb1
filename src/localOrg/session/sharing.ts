import type { SqlValue, StoredRow } from '../database.ts';
import { sharedPart } from '../faults/hiddenFrom.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgField } from '../schema/field.ts';
import { isActivity, mastersOf, type OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import type { Permissions } from './permissions.ts';

/** Objects whose records can be shared one by one, and how their share rows name record and level. */
const shares: Readonly<Record<string, { readonly table: string; readonly record: string; readonly level: string }>> = {
  Account: { table: 'AccountShare', record: 'AccountId', level: 'AccountAccessLevel' }
};

/**
 * Which records of an object a user sees, changes and deletes, from the organization-wide default, ownership, the roles above and
 * share rows of accounts.
 *
 * Sharing rules, teams and groups are not part of the local org.
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
    const left = this.#permissions.isAdmin ? undefined : sharedPart(this.#org, object, alias);
    if (left !== undefined) return left;
    if (access.viewAll || access.modifyAll || object.openToAll || object.isMetadataType) return undefined;
    if (isActivity(object)) return this.#ownOrRelated(object, alias);
    if (object.sharingModel === 'Private') return this.#ownOrShared(object, alias);
    if (object.sharingModel !== 'ControlledByParent') return undefined;
    const conditions = parentFields(object).map((field) => this.#conditionThroughParent(object, field, alias));
    const known = conditions.filter((condition) => condition !== undefined);
    return known.length > 0 ? known.join(' and ') : undefined;
  }

  /** Activities are seen by their owner, whoever stands above, and all who see the record or the person that they are about. */
  #ownOrRelated(object: OrgObject, alias: string): string {
    const related = ['WhatId', 'WhoId'].map((name) => this.#seesRelated(object, name, alias));
    return `(${alias}."OwnerId" in (${this.#owners()}) or ${related.join(' or ')})`;
  }

  #seesRelated(object: OrgObject, name: string, alias: string): string {
    const column = `${alias}.${quoted(name)}`;
    const targets = this.#org.schema.field(object, name)?.reference?.to ?? [];
    const cases = targets.flatMap((each) => {
      const target = this.#org.schema.object(each);
      if (!target || !this.#permissions.object(target).read) return [];
      const inner = `${alias}_r`;
      const condition = this.condition(target, inner);
      const sees = condition ? `exists (select 1 from ${quoted(each)} ${inner} where ${inner}."Id" = ${column} and ${condition})` : '1';
      return [`when '${target.keyPrefix}' then ${sees}`];
    });
    return cases.length === 0 ? '0' : `case substr(${column}, 1, 3) ${cases.join(' ')} else 0 end`;
  }

  #ownOrShared(object: OrgObject, alias: string): string {
    const own = `${alias}."OwnerId" in (${this.#owners()})`;
    const share = shares[object.name];
    return share ? `(${own} or ${alias}."Id" in (${this.#sharedIds(share)}))` : own;
  }

  #sharedIds({ table, record, level }: { table: string; record: string; level: string }): string {
    return `select "${record}" from "${table}" where "UserOrGroupId" in (${this.#owners()}) and "${level}" <> 'None' and "IsDeleted" = 0`;
  }

  /** A contact without account is private to its owner, whatever the accounts are. */
  #conditionThroughParent(object: OrgObject, field: OrgField, alias: string): string | undefined {
    const parent = this.#parentOf(field);
    if (!parent) return undefined;
    // A name for each level: a detail of a detail would otherwise compare its master with itself.
    const above = `${alias}_p`;
    const condition = this.condition(parent, above);
    const column = `${alias}.${quoted(field.name)}`;
    const through = condition
      ? `exists (select 1 from ${quoted(parent.name)} ${above} where ${above}."Id" = ${column} and ${condition})`
      : undefined;
    if (!field.nillable || !this.#org.schema.field(object, 'OwnerId')) return through;
    const own = `${alias}."OwnerId" in (${this.#owners()})`;
    return `(${through ?? `${column} is not null`} or (${column} is null and ${own}))`;
  }

  /** True when the user sees the record. */
  canRead(object: OrgObject, id: string): boolean {
    const condition = this.condition(object, 'x');
    if (!condition) return true;
    return this.#org.database.statement(`select 1 from ${quoted(object.name)} x where x."Id" = ? and ${condition}`).get(id) !== undefined;
  }

  /** True when the user may change a record that it sees. Activities are changed by their owner and whoever stands above. */
  canEdit(object: OrgObject, row: StoredRow): boolean {
    if (this.#permissions.object(object).modifyAll) return true;
    if (isActivity(object)) return this.#owns(row['OwnerId']);
    if (object.sharingModel === 'ReadWrite') return true;
    if (object.sharingModel === 'ControlledByParent') return this.#canWriteThroughParents(object, row);
    return this.#owns(row['OwnerId']) || this.#isShared(object, row, ['Edit', 'All']);
  }

  /**
   * True when the user may delete a record that it sees: its owner, who stands above the owner, who may change its master. Public
   * Read/Write lets others change a record, not delete it. Objects without owner go by the object permission alone.
   */
  canDelete(object: OrgObject, row: StoredRow): boolean {
    if (this.#permissions.object(object).modifyAll) return true;
    if (isActivity(object)) return this.#owns(row['OwnerId']);
    if (object.sharingModel === 'ControlledByParent') return this.#canWriteThroughParents(object, row);
    if (!this.#org.schema.field(object, 'OwnerId')) return true;
    return this.#owns(row['OwnerId']) || this.#isShared(object, row, ['All']);
  }

  /** A junction is written by whoever may write under both of its masters. */
  #canWriteThroughParents(object: OrgObject, row: StoredRow): boolean {
    const fields = parentFields(object);
    if (fields.length === 0) return this.#canWriteAlone(row);
    return fields.every((field) => this.#canWriteThroughParent(field, row));
  }

  #canWriteAlone(row: StoredRow): boolean {
    return row['OwnerId'] === undefined || this.#owns(row['OwnerId']);
  }

  #canWriteThroughParent(field: OrgField, row: StoredRow): boolean {
    const parent = this.#parentOf(field);
    const parentId = row[field.name];
    if (!parent || typeof parentId !== 'string') return this.#canWriteAlone(row);
    if (field.reference?.master?.writeRequiresMasterRead) return this.canRead(parent, parentId);
    const parentRow = this.#org.database.statement(`select * from ${quoted(parent.name)} where "Id" = ?`).get(parentId);
    return parentRow !== undefined && this.canEdit(parent, parentRow as StoredRow);
  }

  #isShared(object: OrgObject, row: StoredRow, levels: readonly string[]): boolean {
    const share = shares[object.name];
    if (!share) return false;
    const granting = levels.map((level) => `'${level}'`).join(', ');
    const sql = `select 1 where ? in (${this.#sharedIds(share)} and "${share.level}" in (${granting}))`;
    return this.#org.database.statement(sql).get(row['Id'] ?? null) !== undefined;
  }

  #parentOf(field: OrgField): OrgObject | undefined {
    const name = field.reference?.to[0];
    return name === undefined ? undefined : this.#org.schema.object(name);
  }

  #owns(owner: SqlValue | undefined): boolean {
    return typeof owner === 'string' && this.#reachable.has(owner);
  }

  #owners(): string {
    return [...this.#reachable].map((id) => `'${id}'`).join(', ');
  }
}

/** The fields that a record takes its sharing from: its masters, or the account of a standard object. */
function parentFields(object: OrgObject): readonly OrgField[] {
  const masters = mastersOf(object).map(({ field }) => field);
  if (masters.length > 0) return masters;
  const parent = object.fields.find((field) => field.reference?.onDelete === 'Cascade');
  return parent ? [parent] : [];
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
