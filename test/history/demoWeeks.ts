import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import { inject } from 'vitest';
import type { AsOf } from '../../src/domain/asOf.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { buildCompany, companyFile, factsFolder, orgId } from './buildCompany.ts';
import type { Company, CompanySize } from './buildCompany.ts';

export { lastDay } from './buildCompany.ts';

const isFull = process.env['HEADROOM_FULL'] === '1';

/** The companies that tests look at; each takes its time to be lived through, so there are few. */
export const sizes = {
  large: { accounts: 300, weeks: isFull ? 100 : 6, seed: 42 },
  small: { accounts: 60, weeks: 1, seed: 7 }
} as const satisfies Readonly<Record<string, CompanySize>>;

/** One week: the moment of its run, and the facts as a run pulled them then, in a copy of their own. */
export type DemoWeek = { readonly asOf: AsOf; readonly openFacts: () => Promise<FactStore> };

/** The demo company lived through, with the facts of its last weeks and of its end. */
export type DemoWeeks = Omit<Company, 'weeks'> & {
  /** Oldest first. */
  readonly weeks: readonly DemoWeek[];
  /** Facts at the end, in a copy of their own that may be written to. */
  readonly openFacts: () => Promise<FactStore>;
  readonly close: () => Promise<void>;
};

/** Opens a company; the first who asks in a test run makes it. */
export async function openDemoWeeks(size: keyof typeof sizes): Promise<DemoWeeks> {
  const built = join(inject('companies'), size);
  await makeOnce(built, sizes[size]);
  const { weeks, ...company } = deserialize(await readFile(companyFile(built))) as Company;
  const folder = await mkdtemp(join(tmpdir(), 'headroom-weeks-'));
  const openFacts = async (asOf: AsOf): Promise<FactStore> => {
    const copy = await mkdtemp(join(folder, 'facts-'));
    await cp(factsFolder(built, asOf), copy, { recursive: true });
    return openFactStore({ folder: copy, orgId, threads: 1 });
  };
  return {
    ...company,
    weeks: weeks.map((asOf) => ({ asOf, openFacts: () => openFacts(asOf) })),
    openFacts: () => openFacts(company.end),
    close: () => rm(folder, { recursive: true, force: true })
  };
}

const lookAgainMs = 200;

/** Test files run in processes of their own: one makes the company, the others wait for it, and take over if it fails. */
async function makeOnce(built: string, size: CompanySize): Promise<void> {
  const claim = `${built}.making`;
  while (!(await isThere(built))) {
    const isOurs = await mkdir(claim).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      }
    );
    if (!isOurs) await setTimeout(lookAgainMs);
    else await make(claim, built, size);
  }
}

async function make(claim: string, built: string, size: CompanySize): Promise<void> {
  try {
    if (await isThere(built)) return;
    await buildCompany(join(claim, 'company'), size);
    await rename(join(claim, 'company'), built);
  } finally {
    await rm(claim, { recursive: true, force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  );
}
