import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { SyncResult } from '../../domain/syncResult.ts';
import { formatSyncResult } from '../../formatters/syncResult.ts';
import { historyWeeks } from '../../operations/history/rebuildHistory.ts';
import { sync } from '../../operations/sync/sync.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { exitCodes, HeadroomCommand } from '../headroomCommand.ts';
import { openOrg } from '../openOrg.ts';
import { progressLine } from '../progressLine.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'sync');

export default class Sync extends HeadroomCommand<SyncResult> {
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
    })
  };

  async run(): Promise<SyncResult> {
    const { flags } = await this.parse(Sync);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const progress = progressLine((key, values) => messages.getMessage(`progress.${key}`, [...values]), !this.jsonEnabled());
    const result = await sync({
      client,
      dataFolder: flags['data-folder'],
      dryRun: flags['dry-run'],
      historyWeeks: flags['history-weeks'],
      onProgress: progress.show
    });
    progress.clear();
    for (const line of formatSyncResult(result, (key) => messages.getMessage(key))) this.log(line);
    if (result.status !== 'done') process.exitCode = result.status === 'partly' ? exitCodes.partly : exitCodes.notFinished;
    return result;
  }
}
