import type { StoredRow } from './database.ts';
import type { LocalOrg } from './localOrg.ts';
import type { OrgSchema } from './schema/orgSchema.ts';
import type { OrgObject } from './schema/object.ts';
import { quoted } from './schema/tables.ts';
import { Permissions } from './session/permissions.ts';
import { Sharing } from './session/sharing.ts';

/**
 * What a route works with: the org as one signed-in user sees it. Routes of every API (REST, Bulk, UI API, GraphQL) take this
 * and the functions of `records/` and `query/`, which enforce the user's permissions:
 *
 * - `insertRecord`, `updateRecord`, `upsertRecord`, `deleteRecord` (records/saveRecord.ts, records/deleteRecord.ts): field name to
 *   JSON value, as REST takes it; they throw `OrgError` with Salesforce's code, message and fields, and write nothing then.
 * - `readRecord` (records/readRecord.ts): visible fields of one record as JSON values.
 * - `runSoql` (query/runSoql.ts): records as REST gives them.
 * - `org.database.transaction(work)`: all or nothing, nestable.
 * - `permissions` (object, field), `sharing` (record), `schema` (objects, fields, child relationships), `org.clock`.
 */
export type OrgContext = {
  readonly org: LocalOrg;
  readonly schema: OrgSchema;
  readonly user: SessionUser;
  readonly permissions: Permissions;
  readonly sharing: Sharing;
};

/** The user behind the bearer token. */
export type SessionUser = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly language: string;
  readonly locale: string;
  readonly profileId: string;
};

type Cached = { readonly permissionVersion: number; readonly schemaVersion: number; readonly context: OrgContext };

const contexts = new WeakMap<LocalOrg, Map<string, Cached>>();

/** The context of a user; kept until permissions or the schema change. Undefined for an unknown or inactive user. */
export function contextOf(org: LocalOrg, userId: string): OrgContext | undefined {
  let byUser = contexts.get(org);
  if (!byUser) contexts.set(org, (byUser = new Map()));
  const cached = byUser.get(userId);
  if (cached && cached.permissionVersion === org.permissionVersion && cached.schemaVersion === org.schema.version) return cached.context;
  const context = buildContext(org, userId);
  if (context) byUser.set(userId, { permissionVersion: org.permissionVersion, schemaVersion: org.schema.version, context });
  else byUser.delete(userId);
  return context;
}

function buildContext(org: LocalOrg, userId: string): OrgContext | undefined {
  const row = org.database.statement('select * from "User" where "Id" = ? and "IsActive" = 1').get(userId);
  if (!row) return undefined;
  const permissions = new Permissions(org, userId);
  const user: SessionUser = {
    id: userId,
    username: String(row['Username']),
    name: String(row['Name']),
    email: String(row['Email']),
    timeZone: String(row['TimeZoneSidKey']),
    language: String(row['LanguageLocaleKey']),
    locale: String(row['LocaleSidKey']),
    profileId: String(row['ProfileId'])
  };
  return { org, schema: org.schema, user, permissions, sharing: new Sharing(org, permissions) };
}

/** The stored row of an id, deleted ones too; undefined when there is none. */
export function storedRow(org: LocalOrg, object: OrgObject, id: string): StoredRow | undefined {
  return org.database.row(`select * from ${quoted(object.name)} where "Id" = ?`, id);
}
