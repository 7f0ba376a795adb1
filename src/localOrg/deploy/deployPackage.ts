import type { Finding } from '../../metadata/checks/finding.ts';
import { findingLine } from '../../metadata/checks/finding.ts';
import { platformFindings } from '../../metadata/checks/platformRules.ts';
import type { PackageModel } from '../../metadata/model.ts';
import { present } from '../../metadata/xml.ts';
import type { OrgContext } from '../orgContext.ts';
import { refreshEntityDefinitions } from '../seed/entityDefinitions.ts';
import { attemptDeploy } from './attemptDeploy.ts';
import { refusalOfType } from './componentTypes.ts';
import { fail, type ComponentFailure, type Deployment } from './deployment.ts';
import { orgNames } from './orgNames.ts';
import { deployObjects } from './deployObjects.ts';
import { deployPermissionSets } from './deployPermissionSets.ts';
import { deployGlobalValueSets } from './globalValueSets.ts';
import { deployProfiles } from './deployProfiles.ts';
import { deployRecordTypes } from './deployRecordTypes.ts';
import { deployRecords } from './deployRecords.ts';
import { deployRules } from './deployRules.ts';

/** What the platform refuses, in its words where they are public. What no list here knows is said on stderr and passes. */
function checked({ org }: OrgContext, model: PackageModel): readonly ComponentFailure[] {
  const findings = platformFindings(model, orgNames(org));
  for (const finding of findings.filter(({ isUnknown }) => isUnknown)) process.stderr.write(`local org: ${findingLine(finding)}\n`);
  // Of a type that the org refuses as a whole nothing else is worth saying.
  return findings
    .filter(({ isUnknown, component }) => !isUnknown && refusalOfType(component?.type ?? 'CustomObject') === undefined)
    .map(toFailure);
}

function toFailure({ file, element, what, fix, line, column, component, problem }: Finding): ComponentFailure {
  return {
    componentType: component?.type ?? '',
    fullName: component?.fullName ?? element,
    fileName: file,
    problem: problem ?? `${element} ${what}. ${fix}.`,
    ...present({ lineNumber: line, columnNumber: column })
  };
}

/** Loud about what the local org can neither run nor keep: a failure for each component, a line for each type. */
function refuseTypes(deployment: Deployment): void {
  for (const [type, components] of Map.groupBy(deployment.model.components, (component) => component.type)) {
    const problem = refusalOfType(type);
    if (problem === undefined) continue;
    const [first] = components;
    process.stderr.write(
      `local org: ${type} ${components.length > 1 ? `(${components.length} components)` : first?.fullName}: ${problem}.\n`
    );
    for (const { fullName, file } of components) fail(deployment, { componentType: type, fullName, fileName: file, problem });
  }
}

/**
 * Deploys a package, all or nothing. Returns what failed; nothing of the package is in the org then.
 *
 * What does not become part of the schema is stored as it came.
 */
export function deployPackage(context: OrgContext, model: PackageModel): readonly ComponentFailure[] {
  const deployment: Deployment = { context, model, failures: [] };
  refuseTypes(deployment);
  for (const failure of checked(context, model)) fail(deployment, failure);
  if (deployment.failures.length > 0) return deployment.failures;
  return attemptDeploy(context, () => {
    deployAll(deployment);
    return { value: deployment.failures, isKept: deployment.failures.length === 0 };
  });
}

function deployAll(deployment: Deployment): void {
  deployGlobalValueSets(deployment);
  deployObjects(deployment);
  deployRecordTypes(deployment);
  // What follows would only say that these are missing.
  if (deployment.failures.length > 0) return;
  deployRules(deployment);
  deployRecords(deployment);
  deployPermissionSets(deployment);
  deployProfiles(deployment);
  refreshEntityDefinitions(deployment.context.org);
}
