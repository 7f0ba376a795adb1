import type { PackageModel } from '../model.ts';
import type { Finding } from './finding.ts';
import type { Lookup } from './lookup.ts';

/** What a rule reads: the package, and what package and org have together. */
export type RuleInput = { readonly model: PackageModel; readonly lookup: Lookup };

/** One rule of the platform that a deploy enforces. */
export type Rule = {
  readonly name: string;
  /** What the platform refuses, in one clause. */
  readonly says: string;
  /** Public page that says so. */
  readonly source: string;
  readonly check: (input: RuleInput) => readonly Finding[];
};

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta';

/** A page of the Metadata API Developer Guide. */
export function guidePage(name: string): string {
  return `${guide}/${name}.htm`;
}

/**
 * What the platform says of a name that an element gives and that it cannot find.
 *
 * @example  notFound('tab', 'CustomTab', 'Pulse__c') // 'In field: tab - no CustomTab named Pulse__c found'
 */
export function notFound(element: string, type: string, name: string): string {
  return `In field: ${element} - no ${type} named ${name} found`;
}
