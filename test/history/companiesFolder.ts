import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the companies of this run are kept that several test files look at. */
    readonly companies: string;
  }
}

/** Set-up of a test run: an empty folder for companies, which are made when the first test asks for them. */
export default async function makeFolder(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-companies-'));
  project.provide('companies', folder);
  return () => rm(folder, { recursive: true, force: true });
}
