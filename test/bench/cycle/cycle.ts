import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { JudgeRequest, Judgement } from '../../../src/operations/sync/judge/judgement.ts';
import { keepPopulation, keptPopulation } from '../../../src/operations/sync/judge/keptPopulation.ts';
import { RunWatch } from '../../../src/operations/sync/run/runWatch.ts';
import { touchedAccounts } from '../../../src/signals/touched/touchedAccounts.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../../src/store/stateStore.ts';
import { buildCompany, companyFile, factsFolder, orgId } from '../../history/buildCompany.ts';
import type { Company } from '../../history/buildCompany.ts';
import { collectJudged } from '../../history/collectJudged.ts';
import { copyCompany } from './manyCompanies.ts';

/**
 * Time from changed rows to what the org should hold: of a run over all accounts, and of one over those that one changed case
 * touches, as a ratio of one process. The history is that of the company that is copied.
 * `node test/bench/cycle/cycle.ts [accounts]`; HEADROOM_COMPANY names the folder of a company that is there already.
 */
const [accounts = '10000'] = process.argv.slice(2);
const companyAccounts = 60;
const given = process.env['HEADROOM_COMPANY'];

type Bench = Pick<Company, 'settings' | 'describes' | 'end'> & { readonly facts: FactStore; readonly state: StateStore };
type Timed = { readonly found: Judgement; readonly ms: number };

/** Judges once and prints how long it took, and how much of it the history. */
async function timed(name: string, bench: Bench, more: Partial<Omit<JudgeRequest, 'held' | 'onPart'>>): Promise<Timed> {
  const { facts, state, settings, describes, end } = bench;
  const watch = new RunWatch();
  const began = performance.now();
  const found = await collectJudged(
    {
      ...{ settings, describes, plan: { objects: [], warnings: [], findings: [] }, warnings: [], asOf: end, publishedBy: 'bench' },
      ...{ stores: { facts, state, spoolFolder: '' }, dryRun: true, historyWeeks: 6, onAccounts: () => undefined, onWeek: () => undefined },
      ...{ watch, ...more }
    },
    []
  );
  const ms = performance.now() - began;
  const stages = watch.report({ ...found.report, warnings: [] }).stages.map((one) => `${one.stage} ${one.ms} ms`);
  console.log(`| ${name} | ${found.accounts} | ${Math.round(ms)} ms | ${stages.join(', ')} |`);
  return { found, ms };
}

/** One case changes, as a pull would find it. */
async function changeCase({ facts }: Bench): Promise<void> {
  const [row] = await facts.rows('select * from "Case" order by "Id" limit 1');
  const columns = (await facts.tables()).get('Case') ?? [];
  await facts.applyChanges({ object: 'Case', columns, rows: [{ ...row, Priority: row?.['Priority'] === 'High' ? 'Low' : 'High' }] });
}

async function run(bench: Bench): Promise<void> {
  const { facts, settings, describes, end } = bench;
  console.log('| run | customers | time | of it |\n|---|---|---|---|');
  await timed('over one company, with its past', bench, { dryRun: false });
  await copyCompany(facts, describes, Math.max(1, Math.round(Number(accounts) / companyAccounts)));
  await facts.forgetChanges();
  const all = await timed('over all', bench, {});
  if (all.found.population === undefined) throw new Error('a run over all found no population');
  await keepPopulation(facts, all.found.population);
  await changeCase(bench);
  const begun = performance.now();
  const touched = await touchedAccounts({ facts, settings, describes, since: end.instant, until: end.instant });
  const searchedMs = performance.now() - begun;
  const population = await keptPopulation(facts);
  if (!('accounts' in touched) || population === undefined) throw new Error('nobody knows whom a case concerns');
  const some = await timed('over those that one changed case touches', bench, { population, among: touched.accounts });
  console.log(
    `\nThese were found in ${Math.round(searchedMs)} ms; together 1/${Math.round(all.ms / (searchedMs + some.ms))} of a run over all.`
  );
}

const folder = await mkdtemp(join(tmpdir(), 'headroom-cycle-'));
try {
  const built = given ?? join(folder, 'company');
  if (given === undefined) await buildCompany(built, { accounts: companyAccounts, weeks: 1, seed: 7 });
  const company = deserialize(await readFile(companyFile(built))) as Company;
  await cp(factsFolder(built, company.end), join(folder, 'facts'), { recursive: true });
  const facts = await openFactStore({ folder: join(folder, 'facts'), orgId });
  const state = await openStateStore({ folder: join(folder, 'state'), orgId });
  try {
    await run({ ...company, facts, state });
  } finally {
    await facts.close();
    await state.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
