import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { BacktestResult } from '../../domain/backtestResult.ts';
import { formatBacktest } from '../../formatters/backtestResult.ts';
import { backtest } from '../../operations/backtest/backtest.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { HeadroomCommand } from '../headroomCommand.ts';
import { openOrg } from '../openOrg.ts';
import { progressLine } from '../progressLine.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'backtest');

/** A quarter, four times: a year. */
const daysOfPeriod = 90;
const periodsShown = 4;

export default class Backtest extends HeadroomCommand<BacktestResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    scorecard: Flags.string({ summary: messages.getMessage('flags.scorecard.summary') }),
    days: Flags.integer({ summary: messages.getMessage('flags.days.summary'), default: daysOfPeriod, min: 7, max: 730 }),
    on: Flags.string({ summary: messages.getMessage('flags.on.summary'), multiple: true, exclusive: ['periods'] }),
    periods: Flags.integer({ summary: messages.getMessage('flags.periods.summary'), min: 1, max: 24 })
  };

  async run(): Promise<BacktestResult> {
    const { flags } = await this.parse(Backtest);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const progress = progressLine((key, values) => messages.getMessage(`progress.${key}`, [...values]), !this.jsonEnabled());
    const result = await backtest({
      client,
      dataFolder: flags['data-folder'],
      ...(flags.scorecard === undefined ? {} : { scorecard: flags.scorecard }),
      days: flags.days,
      periods: flags.on === undefined ? { count: flags.periods ?? periodsShown } : { on: flags.on },
      onProgress: (day) => progress.show('day', day)
    });
    progress.clear();
    for (const line of formatBacktest(result, (key) => messages.getMessage(key))) this.log(line);
    return result;
  }
}
