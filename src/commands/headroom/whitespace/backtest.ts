import { writeFile } from 'node:fs/promises';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { WhitespaceBacktest } from '../../../domain/whitespaceBacktest.ts';
import { formatWhitespaceBacktest, whitespaceBacktestCsv } from '../../../formatters/whitespaceBacktest.ts';
import { filled } from '../../../formatters/words.ts';
import { backtestSuggestions } from '../../../operations/whitespace/backtestSuggestions.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'whitespace.backtest');

export default class Backtest extends HeadroomCommand<WhitespaceBacktest> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    days: Flags.integer({ min: 28, max: 730, summary: messages.getMessage('flags.days.summary') }),
    suggestions: Flags.integer({ min: 1, max: 50, summary: messages.getMessage('flags.suggestions.summary') }),
    until: Flags.string({ summary: messages.getMessage('flags.until.summary') }),
    csv: Flags.string({ summary: messages.getMessage('flags.csv.summary') })
  };

  async run(): Promise<WhitespaceBacktest> {
    const { flags } = await this.parse(Backtest);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const { days, suggestions, until, csv } = flags;
    const result = await backtestSuggestions({
      client,
      dataFolder: flags['data-folder'],
      ...(days === undefined ? {} : { days }),
      ...(suggestions === undefined ? {} : { suggestions }),
      ...(until === undefined ? {} : { until })
    });
    const words = (key: string): string => messages.getMessage(key);
    for (const line of formatWhitespaceBacktest(result, words)) this.log(line);
    if (csv !== undefined) {
      await writeFile(csv, whitespaceBacktestCsv(result, words));
      this.log(filled(words('saved'), csv));
    }
    return result;
  }
}
