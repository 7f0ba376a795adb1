import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAnswering, localConsumerKey, localOrgPaths, writeLocalOrgFile } from '../src/commands/localOrgFolder.ts';
import type { LocalOrgFile } from '../src/commands/localOrgFolder.ts';
import { toSfError } from '../src/commands/headroomCommand.ts';
import { listening } from '../src/commands/listening.ts';
import { localOrgHolder } from '../src/commands/localOrgLock.ts';
import { pageUsers } from '../src/commands/pageUsers.ts';
import { untilStopped } from '../src/commands/untilStopped.ts';
import { HealthError } from '../src/domain/healthError.ts';
import type { SyncResult } from '../src/domain/syncResult.ts';
import { sync } from '../src/operations/sync/sync.ts';
import { connectOrg } from '../src/org/connect.ts';
import { startPage } from '../src/page/startPage.ts';
import type { RunningPage } from '../src/page/startPage.ts';
import { buildDemo } from './demoCompany.ts';
import { clearBrokenDemo, finishDemo, isWanted, readBuiltDemo } from './demoFile.ts';
import type { BuiltDemo } from './demoFile.ts';
import { allowIntegrationUser } from './integrationUser.ts';
import { forkLocalOrg } from './localOrgProcess.ts';
import type { LocalOrgProcess } from './localOrgProcess.ts';
import { probePort } from './probePort.ts';
import { root } from './runStage.ts';
import { otherFolder, readStartOptions, StartRefused } from './startOptions.ts';
import type { StartOptions } from './startOptions.ts';
import { Stopwatch } from './stopwatch.ts';

const integrationUsername = 'integration@headroom.local';

/** All of the path: local org, package, demo company, sync, page. Returns the exit code. */
export async function start(words: readonly string[], setupMs: number): Promise<number> {
  try {
    const options = readStartOptions(words, process.env);
    await probePort(options.port);
    await prepareFolder(options);
    const watch = new Stopwatch();
    watch.add('set-up', setupMs);
    const local = await watch.time('local org', () => forkLocalOrg(options.dataFolder));
    watch.orgPid = local.pid;
    try {
      return await run(options, local, watch);
    } finally {
      await local.stop();
    }
  } catch (error) {
    for (const line of errorLines(error)) console.error(line);
    return 1;
  }
}

/** Makes sure before anything starts that the data folder can be written and holds nothing that stands in the way. */
async function prepareFolder(options: StartOptions): Promise<void> {
  const { dataFolder } = options;
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    accessSync(dataFolder, constants.W_OK);
  } catch (error) {
    throw new StartRefused(`${dataFolder} cannot be written: ${error instanceof Error ? error.message : error}. ${otherFolder}`);
  }
  // The lock stands before the org answers, so that a second start in the first seconds is told apart too.
  const held = localOrgHolder(dataFolder) !== undefined || (await isAnswering(dataFolder));
  if (held) throw new HealthError('LocalOrgRunning', [localOrgPaths(dataFolder).file]);
  if (clearBrokenDemo(dataFolder)) console.error(`The demo in ${dataFolder} was broken off; it is made anew.`);
  const built = readBuiltDemo(dataFolder);
  if (built && !isWanted(built, options)) {
    throw new StartRefused(
      `${dataFolder} holds a demo of ${built.accounts} accounts (seed ${built.seed}, to ${built.endDate}). ` +
        `Delete it with "node bin/run.js headroom org local reset --data-folder ${dataFolder}". ${otherFolder}`
    );
  }
}

async function run(options: StartOptions, local: LocalOrgProcess, watch: Stopwatch): Promise<number> {
  const built = await watch.time('demo company', () => demoOf(options, local.org));
  const result = await watch.time('sync', () => syncOf(options, local.org));
  const page = await watch.time('page', () => pageOf(options, local.org));
  writeLocalOrgFile(options.dataFolder, { ...local.org, pageUrl: page.url });
  for (const line of watch.table()) console.log(line);
  console.log(closingLine(result));
  if (!options.once) {
    console.log(`Account page: ${page.addressOf(`/lightning/r/Account/${built.showcaseId}/view`)}`);
    console.log(`Book: ${page.addressOf('/lightning/n/Headroom_Book')}`);
    console.log(`All accounts: ${page.addressOf('/lightning/o/Account/list')}   Ctrl-C stops.`);
    await Promise.race([untilStopped(), local.gone]);
  }
  await page.close();
  return 0;
}

async function demoOf(options: StartOptions, org: LocalOrgFile): Promise<BuiltDemo> {
  const built = readBuiltDemo(options.dataFolder);
  if (built) return built;
  const fresh = await buildDemo(org, options, progress);
  await allowIntegrationUser(org, integrationUsername);
  finishDemo(options.dataFolder, fresh);
  return fresh;
}

/** Runs as the integration user with its two permission sets, signed in by JWT: as in a real org. */
async function syncOf(options: StartOptions, org: LocalOrgFile): Promise<SyncResult> {
  const { keyFile } = localOrgPaths(options.dataFolder);
  const client = await connectOrg({
    signIn: { kind: 'jwt', loginUrl: org.instanceUrl, clientId: localConsumerKey, username: integrationUsername, keyFile }
  });
  const { dataFolder, historyWeeks } = options;
  return sync({
    client,
    dataFolder,
    ...(historyWeeks === undefined ? {} : { historyWeeks }),
    onProgress: (key, ...values) => progress([`Sync: ${key}`, ...values].join(' '))
  });
}

async function pageOf(options: StartOptions, org: LocalOrgFile): Promise<RunningPage> {
  const users = await pageUsers(options.dataFolder, org, (username) => console.error(`The org has no user ${username}.`));
  const folders = { cacheFolder: join(options.dataFolder, 'cache'), packageFolder: join(root, 'force-app') };
  return listening(options.port, () => startPage({ org: { instanceUrl: org.instanceUrl, users }, port: options.port, ...folders }));
}

/** Sentence and cure of what is no fault of ours; anything else is a fault and shows where it happened. */
function errorLines(error: unknown): readonly string[] {
  if (error instanceof StartRefused) return [error.message];
  if (!(error instanceof HealthError)) return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  const { message, actions = [] } = toSfError(error);
  return [message, ...actions];
}

function closingLine({ accounts, written, apiCalls, seconds }: SyncResult): string {
  return `synced ${accounts} accounts, ${written.results} scorecard results, ${written.cells} whitespace cells written, ${apiCalls} API calls, ${seconds.toFixed(1)} s`;
}

/** One line on a terminal that is written over. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}
