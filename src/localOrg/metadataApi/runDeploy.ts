import type { PackageFiles } from '../../metadata/model.ts';
import { restInState } from '../bulk/restInState.ts';
import type { LocalOrg } from '../localOrg.ts';
import { contextOf, type OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { deployFiles, type DeployOutcome, openZip } from './deployFiles.ts';
import { type DeployOptions, runsTests } from './deployOptions.ts';
import { type DeployRecord, findDeploy, isDone, keepZip, newDeploy, saveDeploy, validatedZip } from './deployRecord.ts';

/** Deploys of an org run one behind the other. */
const queues = new WeakMap<LocalOrg, Promise<void>>();

const mayNotDeploy = new OrgError(
  403,
  'INSUFFICIENT_ACCESS',
  'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
);

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_security.htm */
export function checkMetadataAccess({ permissions }: OrgContext): void {
  if (!permissions.has('PermissionsModifyMetadata')) throw mayNotDeploy;
}

/** Accepts a deploy: it is Pending when this returns and runs after the reply was sent. */
export function acceptDeploy(context: OrgContext, zip: Uint8Array, options: DeployOptions): DeployRecord {
  checkMetadataAccess(context);
  const files = openZip(zip);
  const record = newDeploy(context, options);
  if (options.checkOnly && runsTests(options)) keepZip(context.org, record.id, zip);
  enqueue(context, record, files);
  return record;
}

/** Accepts the deploy of a recent validation, without its tests. */
export function acceptValidated(context: OrgContext, validationId: string): DeployRecord {
  checkMetadataAccess(context);
  const { record: validation, zip } = validatedZip(context.org, validationId);
  const options: DeployOptions = { ...validation.options, checkOnly: false, testLevel: null, runTests: [], runAllTests: false };
  const record = newDeploy(context, options, validation.id);
  enqueue(context, record, openZip(zip));
  return record;
}

/**
 * Cancels a deploy: at once while it waits, otherwise it is Canceling until the work stops.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_canceldeploy.htm
 */
export function cancelDeploy(context: OrgContext, id: string): DeployRecord {
  checkMetadataAccess(context);
  const record = deployOf(context.org, id);
  if (isDone(record)) throw new OrgError(400, 'INVALID_ID_FIELD', 'Deployment already completed');
  record.canceledBy = context.user.id;
  record.canceledByName = context.user.name;
  if (record.status === 'Pending') finish(context.org, record, 'Canceled');
  else {
    record.status = 'Canceling';
    saveDeploy(context.org, record);
  }
  return record;
}

/** The deploy of an id; throws INVALID_CROSS_REFERENCE_KEY for an id that the org never gave. */
export function deployOf(org: LocalOrg, id: string): DeployRecord {
  const record = findDeploy(org, id);
  if (!record) throw new OrgError(404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return record;
}

function enqueue(context: OrgContext, record: DeployRecord, files: PackageFiles): void {
  const { org } = context;
  const before = queues.get(org) ?? Promise.resolve();
  queues.set(
    org,
    before.then(() => run(org, { id: record.id, userId: context.user.id, files }))
  );
}

type Waiting = { readonly id: string; readonly userId: string; readonly files: PackageFiles };

/** Runs a deploy to its end. Never rejects. */
async function run(org: LocalOrg, { id, userId, files }: Waiting): Promise<void> {
  await restInState(org);
  if (org.isClosed || deployOf(org, id).status !== 'Pending') return;
  const started = deployOf(org, id);
  started.status = 'InProgress';
  started.startDate = org.clock.stamp();
  saveDeploy(org, started);
  await restInState(org);
  if (org.isClosed) return;
  const record = deployOf(org, id);
  const context = contextOf(org, userId);
  if (record.status === 'Canceling') return finish(org, record, 'Canceled');
  try {
    if (!context) throw new Error('the user who deploys is no longer active');
    note(record, deployFiles(context, files, record.options));
    finish(org, record, statusOf(record));
  } catch (error) {
    process.stderr.write(`local org: deploy ${id} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    record.errorStatusCode = 'UNKNOWN_EXCEPTION';
    record.errorMessage = `UNKNOWN_EXCEPTION: ${error instanceof Error ? error.message : String(error)}`;
    finish(org, record, 'Failed');
  }
}

function note(record: DeployRecord, { successes, failures }: DeployOutcome): void {
  record.componentSuccesses = successes;
  record.componentFailures = failures;
  record.numberComponentErrors = failures.length;
  record.numberComponentsDeployed = successes.length;
  record.numberComponentsTotal =
    successes.length + new Set(failures.map(({ componentType, fullName }) => `${componentType} ${fullName}`)).size;
}

function statusOf({ componentFailures, componentSuccesses, options }: DeployRecord): DeployRecord['status'] {
  if (componentFailures.length === 0) return 'Succeeded';
  return options.rollbackOnError || componentSuccesses.length === 0 ? 'Failed' : 'SucceededPartial';
}

function finish(org: LocalOrg, record: DeployRecord, status: DeployRecord['status']): void {
  record.status = status;
  record.completedDate = org.clock.stamp();
  saveDeploy(org, record);
}
