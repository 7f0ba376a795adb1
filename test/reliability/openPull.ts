import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { changeWay } from '../../src/pull/changeWay.ts';
import { columnType } from '../../src/pull/columnType.ts';
import { pullObjects } from '../../src/pull/pullObjects.ts';
import type { Pulled, PulledObject, PullOptions } from '../../src/pull/pullOptions.ts';
import type { PullObject } from '../../src/pull/pullPlan.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import { beforeTable } from '../../src/store/factChanges.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../src/store/stateStore.ts';
import type { Company } from './openCompany.ts';

/** What a test reads of an object: fields by name, and a filter. */
export type Reads = Readonly<Record<string, { readonly fields: readonly string[]; readonly where?: string }>>;

/** A copy of some objects of a company, pulled by the real pull and nothing behind it. */
export type Copy = {
  readonly facts: FactStore;
  readonly state: StateStore;
  /** Brings the copy up to date with a client of its own; what came of each object is by its name. */
  pull(
    options?: Partial<PullOptions> & { readonly reads?: Reads }
  ): Promise<Readonly<Record<string, PulledObject>> & { readonly all: Pulled }>;
  /** Has the copy hold all there is, with the window of its first read long past. */
  upToDate(): Promise<void>;
  /** `changed_row` of an object, sorted. */
  changed(object: string): Promise<readonly string[]>;
  /** Old versions of an object's rows, by id. */
  before(object: string): Promise<readonly unknown[]>;
  remove(): Promise<void>;
};

/** Opens an empty copy beside that of the company. */
export async function openPull(company: Company, reads: Reads): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-pull-'));
  const { orgId } = company.org;
  const facts = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
  const state = await openStateStore({ folder, orgId });
  const pull: Copy['pull'] = async ({ reads: given = reads, ...options } = {}) => {
    const client = options.client ?? (await company.client());
    const objects = await plannedOf(client, given);
    const plan = { objects, warnings: [], findings: [] };
    const own = { client, facts, cursors: state, downloads: state, spoolFolder: join(folder, 'spool') };
    const all = await pullObjects(plan, { ...own, ...options });
    return Object.assign(Object.fromEntries(all.objects.map((each) => [each.object, each])), { all });
  };
  return {
    facts,
    state,
    pull,
    upToDate: async () => {
      await pull();
      await facts.forgetChanges();
      await company.pass(900);
      await pull();
    },
    changed: async (object) => {
      const rows = await facts.rows('select id from changed_row where object = ? order by id', [object]);
      return rows.map(({ id }) => String(id));
    },
    before: async (object) => facts.rows(`select * from ${beforeTable(object)} order by "Id"`),
    remove: async () => {
      await facts.close();
      await state.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function plannedOf(client: OrgClient, reads: Reads): Promise<readonly PullObject[]> {
  return Promise.all(
    Object.entries(reads).map(async ([object, { fields, where }]) => {
      const describe = await client.describe(object);
      const names = new Set([...fields, 'CreatedDate', 'SystemModstamp']);
      const columns = describe.fields
        .filter(({ name }) => names.has(name))
        .map(({ name, type }) => ({ name, type: columnType(type) ?? 'text', ...(type === 'reference' ? { isId: true as const } : {}) }));
      const changes = changeWay(describe, names);
      return {
        object,
        columns: [{ name: 'Id', type: 'text', isId: true }, ...columns],
        archived: false,
        changes,
        ...(where === undefined ? {} : { where })
      };
    })
  );
}
