import type { PackageModel } from '../../metadata/model.ts';
import type { OrgContext } from '../orgContext.ts';
import { refreshEntityDefinitions } from '../seed/entityDefinitions.ts';
import type { ComponentFailure, Deployment } from './deployment.ts';
import { deployObjects } from './deployObjects.ts';
import { deployPages } from './deployPages.ts';
import { deployPermissionSets } from './deployPermissionSets.ts';
import { deployRecords } from './deployRecords.ts';

class Undo extends Error {}

/** Loud about what a real org would run on records and the local org only stores. */
function noteUnevaluated(model: PackageModel): void {
  for (const object of model.objects) {
    if (object.kind === 'metadataType') continue;
    const rules = object.validationRules.filter((rule) => rule.active).map((rule) => `validation rule ${rule.name}`);
    const tracked = object.fields.filter((field) => field.trackHistory).map((field) => `history of ${field.name}`);
    for (const what of [...rules, ...tracked])
      process.stderr.write(`local org: ${object.name}: ${what} is stored, not run. Add it in src/localOrg/behaviours.\n`);
  }
}

/**
 * Deploys a package, all or nothing. Returns what failed; nothing of the package is in the org then, nor after `checkOnly`.
 *
 * What does not become part of the schema is stored as it came. Validation rules are not evaluated, neither on records nor on
 * Custom Metadata: the package's own checks do that.
 */
export function deployPackage(context: OrgContext, model: PackageModel, checkOnly: boolean): readonly ComponentFailure[] {
  const deployment: Deployment = { context, model, failures: [] };
  for (const problem of model.problems) {
    deployment.failures.push({ componentType: '', fullName: problem.element, fileName: problem.file, problem: problem.message });
  }
  noteUnevaluated(model);
  try {
    context.org.database.transaction(() => {
      deployObjects(deployment);
      deployRecords(deployment);
      deployPermissionSets(deployment);
      deployPages(deployment);
      refreshEntityDefinitions(context.org);
      if (deployment.failures.length > 0 || checkOnly) throw new Undo();
    });
  } catch (error) {
    context.schema.reload();
    context.org.permissionVersion++;
    if (!(error instanceof Undo)) throw error;
  }
  return deployment.failures;
}
