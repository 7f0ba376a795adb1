import { parseArgs } from 'node:util';
import { openEditedOrg } from './editedOrg.ts';
import type { EditedOrg } from './editedOrg.ts';
import { startWatch } from './watchProcess.ts';

/**
 * How long an edit in the org takes until the page shows it, and what watching costs: a demo that runs is edited every few
 * seconds by a client that is not ours, while `sf headroom sync --watch` looks after it. Ends with 1 where an edit took longer
 * than ten seconds.
 *
 * `node test/bench/watch/watch.ts --data-folder .headroom --minutes 10 [--poll-seconds 5] [--pause 10]`
 */
const { values } = parseArgs({
  options: {
    'data-folder': { type: 'string', default: '.headroom' },
    minutes: { type: 'string', default: '10' },
    'poll-seconds': { type: 'string', default: '5' },
    pause: { type: 'string', default: '10' }
  }
});
const goalSeconds = 10;
const givenUpSeconds = 60;

type Edit = { readonly what: string; readonly seconds: number };

/** Seconds until the page is as wanted; a minute where it never is. */
async function secondsUntil(isShown: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  const passed = (): number => (performance.now() - begun) / 1000;
  while (passed() < givenUpSeconds && !(await isShown())) await sleep(0.2);
  return passed();
}

async function editOnce(org: EditedOrg, account: string): Promise<readonly Edit[]> {
  const id = await org.openCase(account);
  const opened = await secondsUntil(async () => (await org.shown(account)).includes(id));
  await sleep(Number(values.pause));
  const before = await org.shown(account);
  await org.closeCase(id);
  const closed = await secondsUntil(async () => (await org.shown(account)) !== before);
  return [
    { what: 'case opened', seconds: opened },
    { what: 'case closed', seconds: closed }
  ];
}

async function sleep(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** The value below which a share of them lies. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const org = await openEditedOrg(values['data-folder']);
if (org.accounts.length === 0) throw new Error('No account with a score and fewer than two open cases: is the demo of this folder there?');
const service = startWatch(values['data-folder'], Number(values['poll-seconds']));
await service.until('cycle_done');
await sleep(2 * Number(values['poll-seconds']));
const names = ['headroom_api_calls_total', 'headroom_polls_total', 'headroom_runs_total', 'headroom_records_written_total'] as const;
const numbers = async (): Promise<readonly number[]> => Promise.all(names.map((name) => service.metric(name)));
const [begun, before] = [performance.now(), await numbers()];
const edits: Edit[] = [];
for (let at = 0; performance.now() - begun < Number(values.minutes) * 60_000; at += 1) {
  edits.push(...(await editOnce(org, org.accounts[at % org.accounts.length] ?? '')));
  await sleep(Number(values.pause));
}
const minutes = (performance.now() - begun) / 60_000;
const [calls = 0, polls = 0, runs = 0, written = 0] = (await numbers()).map((value, at) => value - (before[at] ?? 0));
await service.stop();

const seconds = edits.map((edit) => edit.seconds).sort((a, b) => a - b);
const late = edits.filter((edit) => edit.seconds > goalSeconds);
console.log(`${edits.length} edits in ${minutes.toFixed(1)} minutes, each on the page after`);
console.log(
  `  ${quantile(seconds, 0.5).toFixed(1)} s (half), ${quantile(seconds, 0.95).toFixed(1)} s (95%), ${quantile(seconds, 1).toFixed(1)} s (longest)`
);
console.log(
  `${calls} API calls: ${polls} polls, ${runs} cycles, ${written} records written; ${Math.round((calls / minutes) * 60)} calls an hour`
);
for (const { what, seconds: took } of late) console.log(`late: ${what} after ${took.toFixed(1)} s`);
if (late.length > 0) process.exitCode = 1;
