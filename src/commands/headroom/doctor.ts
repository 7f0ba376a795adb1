import { Messages } from '@salesforce/core';
import type { DoctorResult } from '../../domain/doctorResult.ts';
import { formatDoctorResult } from '../../formatters/doctorResult.ts';
import { doctor } from '../../operations/doctor.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { exitCodes, HeadroomCommand } from '../headroomCommand.ts';
import { openOrg } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'doctor');

export default class Doctor extends HeadroomCommand<DoctorResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = { ...orgFlags, ...dataFolderFlag };

  async run(): Promise<DoctorResult> {
    const { flags } = await this.parse(Doctor);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const result = await doctor(client);
    for (const line of formatDoctorResult(result, (key) => messages.getMessage(key))) this.log(line);
    if (result.problems > 0) process.exitCode = exitCodes.failed;
    return result;
  }
}
