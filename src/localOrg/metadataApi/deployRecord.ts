import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { type DeployOptions, runsTests } from './deployOptions.ts';

export type DeployStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceling' | 'Canceled';

/** One component of a finished deploy. Source: .../meta_deployresult.htm (DeployMessage) */
export type DeployMessage = {
  readonly changed: boolean;
  readonly columnNumber?: number;
  readonly componentType: string;
  readonly created: boolean;
  readonly createdDate: string;
  readonly deleted: boolean;
  readonly fileName: string;
  readonly fullName: string;
  readonly id?: string;
  readonly lineNumber?: number;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly success: boolean;
};

/** A deploy as the org keeps it: DeployResult with its options. Instants are ISO text in UTC. */
export type DeployRecord = {
  readonly id: string;
  readonly options: DeployOptions;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdDate: string;
  /** The validation that a quick deploy repeats. */
  readonly validatedDeployRequestId?: string;
  status: DeployStatus;
  lastModifiedDate: string;
  startDate?: string;
  completedDate?: string;
  canceledBy?: string;
  canceledByName?: string;
  errorMessage?: string;
  errorStatusCode?: string;
  numberComponentErrors: number;
  numberComponentsDeployed: number;
  numberComponentsTotal: number;
  componentFailures: readonly DeployMessage[];
  componentSuccesses: readonly DeployMessage[];
};

const deployPrefix = '0Af';

/** Begins the record of a deploy, as one that waits. */
export function newDeploy(context: OrgContext, options: DeployOptions, validatedId?: string): DeployRecord {
  const { org, user } = context;
  const stamp = org.clock.stamp();
  const record: DeployRecord = {
    id: makeId(deployPrefix, org.database.nextNumber('id.deploy')),
    options,
    createdBy: user.id,
    createdByName: user.name,
    createdDate: stamp,
    ...(validatedId === undefined ? {} : { validatedDeployRequestId: validatedId }),
    status: 'Pending',
    lastModifiedDate: stamp,
    numberComponentErrors: 0,
    numberComponentsDeployed: 0,
    numberComponentsTotal: 0,
    componentFailures: [],
    componentSuccesses: []
  };
  saveDeploy(org, record);
  return record;
}

/** Keeps what became of a deploy, with the moment of that. */
export function saveDeploy(org: LocalOrg, record: DeployRecord): void {
  record.lastModifiedDate = org.clock.stamp();
  org.database
    .statement('insert into org_deploy values (?, ?) on conflict (id) do update set result = excluded.result')
    .run(record.id, JSON.stringify(record));
}

/** The deploy of an id of 15 or 18 characters; undefined when there is none. */
export function findDeploy(org: LocalOrg, id: string): DeployRecord | undefined {
  const row = org.database.statement('select result from org_deploy where substr(id, 1, 15) = ?').get(id.slice(0, 15));
  return row && (JSON.parse(String(row['result'])) as DeployRecord);
}

/** Whether a deploy has ended, well or not. */
export function isDone({ status }: DeployRecord): boolean {
  return status !== 'Pending' && status !== 'InProgress' && status !== 'Canceling';
}

/** Marks what an earlier process left unfinished: its work was undone with the process. */
export function failInterruptedDeploys(org: LocalOrg): void {
  for (const { result } of org.database.statement('select result from org_deploy').all()) {
    const record = JSON.parse(String(result)) as DeployRecord;
    if (isDone(record)) continue;
    record.status = 'Failed';
    record.completedDate = org.clock.stamp();
    record.errorStatusCode = 'UNKNOWN_EXCEPTION';
    record.errorMessage = 'UNKNOWN_EXCEPTION: The org was stopped before the deploy ended';
    saveDeploy(org, record);
  }
}

function zipPath(org: LocalOrg, id: string): string {
  return join(org.folder, 'validations', `${id}.zip`);
}

/** Keeps the zip of a validation, so that a quick deploy can repeat it. */
export function keepZip(org: LocalOrg, id: string, zip: Uint8Array): void {
  mkdirSync(join(org.folder, 'validations'), { recursive: true, mode: 0o700 });
  writeFileSync(zipPath(org, id), zip, { mode: 0o600 });
}

const validDays = 10;

/**
 * The zip of a validation that may be deployed without its tests: successful, with tests, at most ten days old.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployRecentValidation.htm
 */
export function validatedZip(org: LocalOrg, id: string): { readonly record: DeployRecord; readonly zip: Uint8Array } {
  const record = findDeploy(org, id);
  const ageDays = record ? (org.clock.nowMs() - Date.parse(record.completedDate ?? record.createdDate)) / 86_400_000 : 0;
  const isRecent = record?.status === 'Succeeded' && record.options.checkOnly && runsTests(record.options) && ageDays <= validDays;
  if (isRecent) return { record, zip: readFileSync(zipPath(org, record.id)) };
  if (record && ageDays > validDays) rmSync(zipPath(org, record.id), { force: true });
  throw new OrgError(
    400,
    'INVALID_ID_FIELD',
    `The validation ${id} cannot be deployed: it has to have succeeded with tests within ${validDays} days`
  );
}
