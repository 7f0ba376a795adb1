import type { DeployMessage, DeployRecord } from './deployRecord.ts';
import { isDone } from './deployRecord.ts';
import { runsTests } from './deployOptions.ts';

type Reply = { readonly [name: string]: string | number | boolean | null | undefined | readonly Reply[] | Reply };

/**
 * A deploy as both doors show it. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm
 *
 * @param includeDetails  adds a message for each component, package.xml among them as the platform has it
 */
export function deployResult(record: DeployRecord, includeDetails: boolean): Reply {
  const { options } = record;
  const isSuccess = record.status === 'Succeeded' || record.status === 'SucceededPartial';
  return {
    canceledBy: record.canceledBy,
    canceledByName: record.canceledByName,
    checkOnly: options.checkOnly,
    completedDate: record.completedDate,
    createdBy: record.createdBy,
    createdByName: record.createdByName,
    createdDate: record.createdDate,
    ...(includeDetails ? { details: detailsOf(record) } : {}),
    done: isDone(record),
    errorMessage: record.errorMessage,
    errorStatusCode: record.errorStatusCode,
    id: record.id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: record.lastModifiedDate,
    numberComponentErrors: record.numberComponentErrors,
    numberComponentsDeployed: record.numberComponentsDeployed,
    numberComponentsTotal: record.numberComponentsTotal,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: runsTests(options),
    startDate: record.startDate,
    status: record.status,
    success: isSuccess
  };
}

function detailsOf(record: DeployRecord): Reply {
  const { componentFailures, componentSuccesses, completedDate } = record;
  const manifest: DeployMessage = {
    changed: true,
    componentType: '',
    created: false,
    createdDate: completedDate ?? '',
    deleted: false,
    fileName: 'package.xml',
    fullName: 'package.xml',
    success: true
  };
  const isRead = componentSuccesses.length > 0 && !componentFailures.some(({ fullName }) => fullName === 'package.xml');
  return {
    componentFailures,
    componentSuccesses: isRead ? [...componentSuccesses, manifest] : componentSuccesses,
    runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 }
  };
}

/** The same for REST: instants with `+0000`, lists also where they are empty, `null` for what is not known. */
export function restDeployResult(record: DeployRecord, includeDetails: boolean): Record<string, unknown> {
  const { details, ...head } = deployResult(record, includeDetails);
  const dated = Object.fromEntries(Object.entries(head).map(([name, value]) => [name, restValue(name, value)]));
  if (details === undefined) return dated;
  return {
    ...dated,
    details: {
      allComponentMessages: [],
      componentFailures: restMessages((details as { componentFailures: readonly DeployMessage[] }).componentFailures),
      componentSuccesses: restMessages((details as { componentSuccesses: readonly DeployMessage[] }).componentSuccesses),
      retrieveResult: null,
      runTestResult: {
        apexLogId: null,
        codeCoverage: [],
        codeCoverageWarnings: [],
        failures: [],
        flowCoverage: [],
        flowCoverageWarnings: [],
        numFailures: 0,
        numTestsRun: 0,
        successes: [],
        totalTime: 0
      }
    }
  };
}

const absent = { columnNumber: null, lineNumber: null, id: null, problem: null, problemType: null };

function restMessages(messages: readonly DeployMessage[]): readonly Record<string, unknown>[] {
  return messages.map((message) => ({
    ...absent,
    ...message,
    createdDate: restValue('createdDate', message.createdDate),
    warning: message.problemType === 'Warning'
  }));
}

function restValue(name: string, value: unknown): unknown {
  if (value === undefined) return null;
  return name.endsWith('Date') && typeof value === 'string' ? value.replace(/Z$/, '+0000') : value;
}
