import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { dayText, epochDay } from '../../../src/domain/day.ts';
import { gatherDays, gatherPast } from '../../../src/operations/history/gatherPast.ts';
import type { DaysRequest } from '../../../src/operations/history/gatherPast.ts';
import { readPastFields } from '../../../src/signals/past/pastFields.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import { buildCompany, companyFile, factsFolder, lastDay, orgId } from '../../history/buildCompany.ts';
import type { Company } from '../../history/buildCompany.ts';

/**
 * Processor time in which past weeks are read one by one and together, as a ratio of one process.
 * `npm run bench:past-weeks -- [accounts] [weeks]`; HEADROOM_COMPANY names the folder of a company that is there already.
 */
const [accounts = '280', weeks = '52'] = process.argv.slice(2);
const given = process.env['HEADROOM_COMPANY'];

/** Processor time of the whole process, milliseconds a week. */
async function timed(days: readonly string[], read: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / days.length;
}

async function run(request: DaysRequest): Promise<void> {
  const days = Array.from({ length: Number(weeks) }, (_, at) => dayText(epochDay(lastDay) - 6 - 7 * at));
  const fields = await readPastFields(request.facts, request.describes);
  await gatherPast(request, days[0] ?? lastDay);
  const single = await timed(days, async () => {
    for (const day of days) await gatherPast({ ...request, fields }, day);
  });
  const together = await timed(days, async () => {
    for await (const { input } of gatherDays(request, days)) if (input.accounts.length === 0) throw new Error('nobody was read');
  });
  console.log('| accounts | weeks | one by one, ms a week | together, ms a week | ratio |\n|---|---|---|---|---|');
  const cells = [request.accounts.length, days.length, Math.round(single), Math.round(together), (single / together).toFixed(1)];
  console.log(`| ${cells.join(' | ')} |`);
}

const folder = await mkdtemp(join(tmpdir(), 'headroom-past-weeks-'));
try {
  const company = given ?? join(folder, 'company');
  if (given === undefined) await buildCompany(company, { accounts: Number(accounts), weeks: 0, seed: 7 });
  const { settings, describes, timeZone, accounts: ids, end } = deserialize(await readFile(companyFile(company))) as Company;
  await cp(factsFolder(company, end), join(folder, 'facts'), { recursive: true });
  const facts = await openFactStore({ folder: join(folder, 'facts'), orgId, threads: 1 });
  await run({ facts, settings, describes, timeZone, accounts: ids });
  await facts.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
