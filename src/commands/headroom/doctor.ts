import { fileURLToPath } from 'node:url';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { DoctorResult } from '../../domain/doctorResult.ts';
import { formatDoctorResult } from '../../formatters/doctorResult.ts';
import { beforeInstall } from '../../operations/install/beforeInstall.ts';
import { doctor } from '../../operations/doctor.ts';
import { limitsInOrg } from '../../operations/limitsInOrg.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { exitCodes, HeadroomCommand } from '../headroomCommand.ts';
import { openOrg, openOrgToDeploy } from '../openOrg.ts';
import type { OrgFlags } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'doctor');
const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));

export default class Doctor extends HeadroomCommand<DoctorResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    'before-install': Flags.boolean({ summary: messages.getMessage('flags.before-install.summary'), exclusive: ['limits'] }),
    limits: Flags.boolean({ summary: messages.getMessage('flags.limits.summary') })
  };

  async run(): Promise<DoctorResult> {
    const { flags } = await this.parse(Doctor);
    const say = (line: string): void => this.logToStderr(line);
    const result = flags['before-install'] ? await lookAhead(flags, say) : await lookNow(flags, say);
    for (const line of formatDoctorResult(result, (key) => messages.getMessage(key))) this.log(line);
    if (result.problems > 0) process.exitCode = exitCodes.failed;
    return result;
  }
}

async function lookNow(flags: OrgFlags & { readonly limits: boolean }, say: (line: string) => void): Promise<DoctorResult> {
  const client = await openOrg(flags, say);
  const result = await doctor(client);
  return flags.limits ? { ...result, limits: await limitsInOrg(client) } : result;
}

async function lookAhead(flags: OrgFlags, say: (line: string) => void): Promise<DoctorResult> {
  const { client, wire } = await openOrgToDeploy(flags, say);
  return beforeInstall(client, wire, packageRoot);
}
