import { fileURLToPath } from 'node:url';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { HealthError } from '../../domain/healthError.ts';
import type { UninstallPlan } from '../../domain/uninstallPlan.ts';
import { formatUninstallPlan } from '../../formatters/uninstallPlan.ts';
import { writeUninstallManifest } from '../../operations/install/uninstallManifest.ts';
import { uninstallPlan } from '../../operations/install/uninstallPlan.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { HeadroomCommand } from '../headroomCommand.ts';
import { openOrgToDeploy } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'uninstall');
const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));

export default class Uninstall extends HeadroomCommand<UninstallPlan> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    verbose: Flags.boolean({ summary: messages.getMessage('flags.verbose.summary') }),
    'output-folder': Flags.string({ summary: messages.getMessage('flags.output-folder.summary') })
  };

  async run(): Promise<UninstallPlan> {
    const { flags } = await this.parse(Uninstall);
    if (!flags['dry-run']) throw new HealthError('OnlyDryRun');
    const { client, wire } = await openOrgToDeploy(flags, (line) => this.logToStderr(line));
    const plan = await uninstallPlan(client, wire, packageRoot);
    for (const line of formatUninstallPlan(plan, (key) => messages.getMessage(key), flags.verbose)) this.log(line);
    const folder = flags['output-folder'];
    if (folder !== undefined) {
      await writeUninstallManifest(plan, packageRoot, folder);
      this.log(messages.getMessage('manifest', [folder, folder]));
    }
    return plan;
  }
}
