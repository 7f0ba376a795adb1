import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { HealthError } from '../../domain/healthError.ts';
import type { SyncResult } from '../../domain/syncResult.ts';
import { formatSyncResult } from '../../formatters/syncResult.ts';
import { historyWeeks } from '../../operations/history/rebuildHistory.ts';
import { sync } from '../../operations/sync/sync.ts';
import { defaultPauseMs } from '../../operations/watch/callsOfLooks.ts';
import type { WatchMode } from '../../service/watchRequest.ts';
import { durationMs } from '../duration.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { exitCodes, HeadroomCommand } from '../headroomCommand.ts';
import { openOrg } from '../openOrg.ts';
import { progressLine } from '../progressLine.ts';
import { eventLog, runService, type LogFormat } from '../runService.ts';
import { checkServiceFlags } from '../serviceFlags.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'sync');

/** Salesforce selects at most five objects for change events without an add-on. */
const mostChangeEvents = 5;

export default class Sync extends HeadroomCommand<SyncResult | undefined> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    'history-weeks': Flags.integer({
      summary: messages.getMessage('flags.history-weeks.summary'),
      env: 'HEADROOM_HISTORY_WEEKS',
      default: historyWeeks,
      min: 1,
      max: historyWeeks
    }),
    full: Flags.boolean({ summary: messages.getMessage('flags.full.summary') }),
    watch: Flags.boolean({ summary: messages.getMessage('flags.watch.summary'), exclusive: ['every', 'dry-run', 'json'] }),
    every: Flags.string({ summary: messages.getMessage('flags.every.summary'), exclusive: ['watch', 'dry-run', 'json'] }),
    'poll-seconds': Flags.integer({
      summary: messages.getMessage('flags.poll-seconds.summary'),
      env: 'HEADROOM_POLL_SECONDS',
      default: defaultPauseMs / 1000,
      min: 1,
      max: 3600
    }),
    'change-events': Flags.string({
      summary: messages.getMessage('flags.change-events.summary'),
      env: 'HEADROOM_CHANGE_EVENTS',
      multiple: true,
      delimiter: ','
    }),
    'health-port': Flags.integer({
      summary: messages.getMessage('flags.health-port.summary'),
      env: 'HEADROOM_HEALTH_PORT',
      min: 0,
      max: 65535
    }),
    log: Flags.option({
      summary: messages.getMessage('flags.log.summary'),
      env: 'HEADROOM_LOG',
      options: ['text', 'json', 'json-steps'] as const,
      default: 'text'
    })()
  };

  async run(): Promise<SyncResult | undefined> {
    const { flags } = await this.parse(Sync);
    const mode: WatchMode | undefined = flags.watch
      ? { kind: 'watch', pauseMs: flags['poll-seconds'] * 1000 }
      : flags.every === undefined
        ? undefined
        : { kind: 'every', everyMs: durationMs(flags.every) };
    checkServiceFlags(this.argv, mode?.kind ?? 'once');
    if (mode === undefined) return this.once(flags);
    const end = await runService({
      connect: () => openOrg(flags, (line) => this.sayOrg(line, flags.log)),
      dataFolder: flags['data-folder'],
      historyWeeks: flags['history-weeks'],
      full: flags.full,
      mode,
      changeEvents: mode.kind === 'watch' ? checkedEvents(flags['change-events'] ?? []) : [],
      log: flags.log,
      ...(flags['health-port'] === undefined ? {} : { healthPort: flags['health-port'] }),
      write: (line) => this.logToStderr(line)
    });
    if (end === 'paused') process.exitCode = exitCodes.notFinished;
    return undefined;
  }

  /** Says which org was chosen where none was named; in a log for machines as an object like everything else there. */
  private sayOrg(line: string, log: LogFormat): void {
    if (log !== 'text') eventLog(log, (text) => this.logToStderr(text))({ kind: 'org_chosen', message: line });
    else this.logToStderr(line);
  }

  private async once(flags: OnceFlags): Promise<SyncResult> {
    const client = await openOrg(flags, (line) => this.sayOrg(line, flags.log));
    const progress = progressLine((key, values) => messages.getMessage(`progress.${key}`, [...values]), !this.jsonEnabled());
    const say = eventLog(flags.log, (line) => this.logToStderr(line));
    const result = await sync({
      client,
      dataFolder: flags['data-folder'],
      dryRun: flags['dry-run'],
      historyWeeks: flags['history-weeks'],
      full: flags.full,
      onProgress: (key, ...values) => {
        // Waiting may last: it is said also where nobody looks at a terminal.
        if (key === 'wait') say({ kind: 'lease_waiting', heldBy: String(values[0]) });
        else if (key === 'copy') say({ kind: 'copy_waiting' });
        else progress.show(key, ...values);
      },
      onElsewhere: async (holder) => {
        if (holder === undefined) return;
        const { heldBy, startedAt: since, heldUntil: until, key: runId } = holder;
        say({ kind: 'elsewhere_waiting', heldBy, since, until, runId });
      },
      onSilentElsewhere: ({ heldBy, heldUntil: until }) => say({ kind: 'elsewhere_silent', heldBy, until }),
      ...(flags.log === 'json-steps'
        ? { onStep: (step, object) => say({ kind: 'step', step, ...(object === undefined ? {} : { object }) }) }
        : {})
    });
    progress.clear();
    for (const line of formatSyncResult(result, (key) => messages.getMessage(key))) this.log(line);
    if (result.status !== 'done') process.exitCode = result.status === 'partly' ? exitCodes.partly : exitCodes.notFinished;
    return result;
  }
}

type OnceFlags = Parameters<typeof openOrg>[0] & {
  readonly 'dry-run': boolean;
  readonly 'history-weeks': number;
  readonly full: boolean;
  readonly log: LogFormat;
};

function checkedEvents(given: readonly string[]): readonly string[] {
  const objects = [...new Set(given.map((name) => name.trim()).filter((name) => name !== ''))];
  const wrong = objects.find((name) => !/^[A-Za-z]\w*$/.test(name));
  if (wrong !== undefined) throw new HealthError('FlagInvalid', [`--change-events: ${wrong} is no API name of an object`, '']);
  if (objects.length <= mostChangeEvents) return objects;
  throw new HealthError('FlagInvalid', [`--change-events names ${objects.length} objects; at most ${mostChangeEvents} are possible`, '']);
}
