import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextOf, storedRow, type OrgContext } from '../../../src/localOrg/orgContext.ts';
import { defaultLimits, LocalOrg, type OrgLimits } from '../../../src/localOrg/localOrg.ts';
import type { StoredRow } from '../../../src/localOrg/database.ts';
import { OrgError } from '../../../src/localOrg/orgError.ts';
import { deleteRecord } from '../../../src/localOrg/records/deleteRecord.ts';
import { insertRecord, updateRecord } from '../../../src/localOrg/records/saveRecord.ts';
import { adminUsername, createOrg } from '../../../src/localOrg/seed/createOrg.ts';

/** An org without a server: the functions that every door calls, as the administrator. */
export type PlatformOrg = {
  readonly org: LocalOrg;
  /** The administrator, as the org stands now. */
  admin(): OrgContext;
  as(username: string): OrgContext;
  create(object: string, values: Readonly<Record<string, unknown>>, context?: OrgContext): string;
  update(object: string, id: string, values: Readonly<Record<string, unknown>>, context?: OrgContext): void;
  remove(object: string, id: string, context?: OrgContext): void;
  row(object: string, id: string): StoredRow;
  close(): Promise<void>;
};

export async function openPlatformOrg(limits: Partial<OrgLimits> = {}): Promise<PlatformOrg> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-platform-'));
  const org = new LocalOrg(folder, { ...defaultLimits, ...limits });
  createOrg(org);
  const as = (username: string): OrgContext => {
    const user = org.database.statement('select "Id" as id from "User" where "Username" = ?').get(username);
    const context = contextOf(org, String(user?.['id']));
    if (!context) throw new Error(`no active user ${username}`);
    return context;
  };
  const admin = (): OrgContext => as(adminUsername);
  return {
    org,
    admin,
    as,
    create: (object, values, context = admin()) => insertRecord(context, org.schema.known(object), values),
    update: (object, id, values, context = admin()) => updateRecord(context, org.schema.known(object), id, values),
    remove: (object, id, context = admin()) => deleteRecord(context, org.schema.known(object), id),
    row: (object, id) => {
      const row = storedRow(org, org.schema.known(object), id);
      if (!row) throw new Error(`no ${object} ${id}`);
      return row;
    },
    close: async () => {
      org.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** What the org answers to work that it refuses. */
export function refusalOf(work: () => unknown): {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
} {
  try {
    work();
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const { status, code, message, fields } = error;
    return { status, code, message, fields };
  }
  throw new Error('The org did not refuse');
}
