import type { IncomingHttpHeaders } from 'node:http';

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

/** Runs `work` with the options of a request. Routes that save answer at once, so that no other request comes between. */
export function withSaveOptions<T>(headers: IncomingHttpHeaders, work: () => T): T {
  const before = current;
  current = { allowsDuplicates: /\ballowSave\s*=\s*true\b/i.test(String(headers['sforce-duplicate-rule-header'] ?? '')) };
  try {
    return work();
  } finally {
    current = before;
  }
}
