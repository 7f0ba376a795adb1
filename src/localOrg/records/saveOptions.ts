import type { OrgRequest } from '../http/route.ts';

/** What the headers of a request say about its saves. */
export type SaveOptions = {
  /** `Sforce-Duplicate-Rule-Header: allowSave=true`. */
  readonly allowsDuplicates: boolean;
};

const none: SaveOptions = { allowsDuplicates: false };
let current = none;

/** The options of the request that is being answered; none for jobs, whose requests have ended. */
export function saveOptions(): SaveOptions {
  return current;
}

/**
 * The header of duplicate rules is there from this version on.
 * Source: https://developer.salesforce.com/docs/platform/api-rest/guide/headers-duplicaterules.html
 */
const duplicateHeaderSince = 52;

/** Runs `work` with the options of a request. Routes that save answer at once, so that no other request comes between. */
export function withSaveOptions<T>({ headers, params }: Pick<OrgRequest, 'headers' | 'params'>, work: () => T): T {
  const before = current;
  const isKnown = Number(params['version']) >= duplicateHeaderSince;
  const header = String(headers['sforce-duplicate-rule-header'] ?? '');
  current = { allowsDuplicates: isKnown && /\ballowSave\s*=\s*true\b/i.test(header) };
  try {
    return work();
  } finally {
    current = before;
  }
}
