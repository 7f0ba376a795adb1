import { writeFile } from 'node:fs/promises';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { listedStatuses, listSorts } from '../../../domain/whitespaceList.ts';
import type { WhitespaceList } from '../../../domain/whitespaceList.ts';
import { whitespaceCsv } from '../../../formatters/whitespaceCsv.ts';
import { formatWhitespaceList } from '../../../formatters/whitespaceList.ts';
import { filled } from '../../../formatters/words.ts';
import { listWhitespace } from '../../../operations/whitespace/listWhitespace.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'whitespace.list');

export default class List extends HeadroomCommand<WhitespaceList> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    account: Flags.string({ char: 'a', summary: messages.getMessage('flags.account.summary') }),
    'product-line': Flags.string({ summary: messages.getMessage('flags.product-line.summary') }),
    status: Flags.option({ options: listedStatuses, multiple: true, summary: messages.getMessage('flags.status.summary') })(),
    owner: Flags.string({ summary: messages.getMessage('flags.owner.summary') }),
    next: Flags.boolean({ summary: messages.getMessage('flags.next.summary') }),
    sort: Flags.option({ options: listSorts, default: 'amount' as const, summary: messages.getMessage('flags.sort.summary') })(),
    limit: Flags.integer({ min: 1, summary: messages.getMessage('flags.limit.summary') }),
    csv: Flags.string({ summary: messages.getMessage('flags.csv.summary') })
  };

  async run(): Promise<WhitespaceList> {
    const { flags } = await this.parse(List);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const { account, 'product-line': productLine, status, owner, next, sort, limit, csv } = flags;
    const list = await listWhitespace(client, {
      ...(account === undefined ? {} : { account }),
      ...(productLine === undefined ? {} : { productLine }),
      ...(status === undefined ? {} : { statuses: status }),
      ...(owner === undefined ? {} : { owner }),
      ...(limit === undefined ? {} : { limit }),
      next,
      sort
    });
    const words = (key: string): string => messages.getMessage(key);
    if (csv === undefined || list.empty !== undefined) {
      for (const line of formatWhitespaceList(list, words, limit)) this.log(line);
    }
    if (csv !== undefined && list.empty === undefined) {
      await writeFile(csv, whitespaceCsv(list, words));
      this.log(filled(words('saved'), list.cells.length, csv));
    }
    return list;
  }
}
