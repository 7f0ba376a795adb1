import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { type JobInfo, type JobKind, loadJob } from './job.ts';

/**
 * A job that the user may upload to, close, or read the rows of: his own. Others may see that it exists, and administrators may
 * abort and delete it. Source: .../close_job.htm, .../asynch_api_concepts_limits.htm
 */
export function ownJob(context: OrgContext, kind: JobKind, id: string): JobInfo {
  const job = loadJob(context.org, kind, id);
  if (job.userId === context.user.id) return job;
  throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'The job belongs to another user');
}

/** A job that the user may abort or delete: his own, or any with Manage Data Integrations. */
export function managedJob(context: OrgContext, kind: JobKind, id: string): JobInfo {
  if (context.permissions.has('PermissionsManageDataIntegrations')) return loadJob(context.org, kind, id);
  return ownJob(context, kind, id);
}
