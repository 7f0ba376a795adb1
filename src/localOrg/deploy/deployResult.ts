import type { PackageModel } from '../../metadata/model.ts';
import type { OrgContext } from '../orgContext.ts';
import type { ComponentFailure } from './deployment.ts';

export type DeployOptions = Readonly<Record<string, unknown>> & { readonly checkOnly: boolean };

export type DeployOutcome = {
  readonly id: string;
  readonly options: DeployOptions;
  readonly model: PackageModel;
  readonly failures: readonly ComponentFailure[];
};

/**
 * The result of a finished deploy. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm
 * and meta_rest_deploy_checkstatus.htm
 */
export function deployResult(context: OrgContext, outcome: DeployOutcome): Record<string, unknown> {
  const stamp = context.org.clock.stamp().replace('Z', '+0000');
  const success = outcome.failures.length === 0;
  const total = outcome.model.components.length;
  return {
    id: outcome.id,
    checkOnly: outcome.options.checkOnly,
    ignoreWarnings: outcome.options['ignoreWarnings'] === true,
    rollbackOnError: true,
    runTestsEnabled: false,
    status: success ? 'Succeeded' : 'Failed',
    done: true,
    success,
    createdBy: context.user.id,
    createdByName: context.user.name,
    createdDate: stamp,
    startDate: stamp,
    lastModifiedDate: stamp,
    completedDate: stamp,
    numberComponentErrors: outcome.failures.length,
    numberComponentsDeployed: success ? total : total - Math.min(total, outcome.failures.length),
    numberComponentsTotal: total,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    details: detailsOf(outcome, stamp)
  };
}

function detailsOf(outcome: DeployOutcome, stamp: string): Record<string, unknown> {
  const failed = new Set(outcome.failures.map((failure) => `${failure.componentType}.${failure.fullName}`));
  const common = { changed: true, created: false, createdDate: stamp, deleted: false, warning: false };
  return {
    componentFailures: outcome.failures.map((failure) => ({
      ...common,
      ...failure,
      changed: false,
      problemType: 'Error',
      success: false,
      lineNumber: null,
      columnNumber: null
    })),
    componentSuccesses: outcome.model.components
      .filter((component) => !failed.has(`${component.type}.${component.fullName}`))
      .map((component) => ({
        ...common,
        componentType: component.type,
        fullName: component.fullName,
        fileName: component.file,
        success: true
      })),
    runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0, codeCoverage: [], codeCoverageWarnings: [], failures: [], successes: [] }
  };
}
