import { Messages } from '@salesforce/core';
import type { ReviewResult } from '../../domain/reviewResult.ts';
import { formatReview } from '../../formatters/reviewResult.ts';
import { review } from '../../operations/review/review.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { HeadroomCommand } from '../headroomCommand.ts';
import { openOrg } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'review');

export default class Review extends HeadroomCommand<ReviewResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = { ...orgFlags, ...dataFolderFlag };

  async run(): Promise<ReviewResult> {
    const { flags } = await this.parse(Review);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const result = await review(client);
    for (const line of formatReview(result, (key) => messages.getMessage(key))) this.log(line);
    return result;
  }
}
