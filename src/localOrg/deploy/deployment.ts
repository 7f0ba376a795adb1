import type { PackageModel } from '../../metadata/model.ts';
import type { OrgContext } from '../orgContext.ts';

/** A component that cannot be deployed, in the words of DeployMessage. */
export type ComponentFailure = {
  readonly componentType: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly problem: string;
  /** Where in the file, from 1, where that is known. */
  readonly lineNumber?: number;
  readonly columnNumber?: number;
};

/** One deploy while it runs: what to deploy, into what, and what went wrong so far. */
export type Deployment = {
  readonly context: OrgContext;
  readonly model: PackageModel;
  readonly failures: ComponentFailure[];
};

/** Notes a failure; the deploy goes on to find the others and is undone at the end. */
export function fail(deployment: Deployment, failure: ComponentFailure): void {
  deployment.failures.push(failure);
}
