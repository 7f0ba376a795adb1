import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { ConfigValidation } from '../../../domain/configResult.ts';
import { formatConfigValidation } from '../../../formatters/configValidation.ts';
import { validateConfig } from '../../../operations/config/validate.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { exitCodes, HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'config.validate');

export default class Validate extends HeadroomCommand<ConfigValidation> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    'source-dir': Flags.string({ char: 'd', multiple: true, summary: messages.getMessage('flags.source-dir.summary') }),
    'no-org': Flags.boolean({
      summary: messages.getMessage('flags.no-org.summary'),
      dependsOn: ['source-dir'],
      exclusive: ['target-org']
    })
  };

  async run(): Promise<ConfigValidation> {
    const { flags } = await this.parse(Validate);
    const client = flags['no-org'] ? undefined : await openOrg(flags, (line) => this.logToStderr(line));
    const result = await validateConfig(client, flags['source-dir'] ?? []);
    for (const line of formatConfigValidation(result, (key) => messages.getMessage(key))) this.log(line);
    if (result.findings.length > 0) process.exitCode = exitCodes.failed;
    return result;
  }
}
