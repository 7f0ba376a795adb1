import { readFile } from 'node:fs/promises';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { ImportResult } from '../../../domain/importResult.ts';
import { formatImportResult } from '../../../formatters/importResult.ts';
import { importSurveys } from '../../../operations/imports/importSurveys.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { exitCodes, HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';
import { progressLine } from '../../progressLine.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'import.surveys');

const codes = { done: exitCodes.done, partly: exitCodes.partly, refused: exitCodes.failed } as const;

export default class Surveys extends HeadroomCommand<ImportResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    file: Flags.string({ char: 'f', summary: messages.getMessage('flags.file.summary'), required: true }),
    map: Flags.string({ summary: messages.getMessage('flags.map.summary'), exactlyOne: ['map', 'map-file'] }),
    'map-file': Flags.string({ summary: messages.getMessage('flags.map-file.summary'), exactlyOne: ['map', 'map-file'] }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    'all-or-nothing': Flags.boolean({ summary: messages.getMessage('flags.all-or-nothing.summary') })
  };

  async run(): Promise<ImportResult> {
    const { flags } = await this.parse(Surveys);
    const map = flags.map ?? (await readFile(flags['map-file'] ?? '', 'utf8'));
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const progress = progressLine((key, values) => messages.getMessage(`progress.${key}`, [...values]), !this.jsonEnabled());
    const { file, 'dry-run': dryRun, 'all-or-nothing': allOrNothing } = flags;
    const result = await importSurveys({ client, file, map, dryRun, allOrNothing, onProgress: progress.show });
    progress.clear();
    for (const line of formatImportResult(result, (key) => messages.getMessage(key))) this.log(line);
    process.exitCode = codes[result.status];
    return result;
  }
}
