import type { Attempt } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';

/** Runs a deploy; one that is undone, by its own verdict or by a throw, takes back what the org knows of schema and permissions, too. */
export function attemptDeploy<T>({ schema, org }: OrgContext, work: () => Attempt<T>): T {
  let isKept = false;
  try {
    const attempt = org.database.attempt(work);
    isKept = attempt.isKept;
    return attempt.value;
  } finally {
    if (!isKept) {
      schema.reload();
      org.permissionVersion++;
    }
  }
}
