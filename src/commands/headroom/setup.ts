import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { SetupQuestion, SetupQuestions, SetupResult } from '../../domain/setupResult.ts';
import { candidateLine, formatSetupResult } from '../../formatters/setupResult.ts';
import { setup } from '../../operations/setup/setup.ts';
import type { SetupRequest } from '../../operations/setup/setup.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { HeadroomCommand } from '../headroomCommand.ts';
import { openOrgToDeploy } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'setup');
const starterFolder = fileURLToPath(new URL('../../../starter', import.meta.url));

export default class Setup extends HeadroomCommand<SetupResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    customers: Flags.string({ summary: messages.getMessage('flags.customers.summary') }),
    'success-manager': Flags.string({ summary: messages.getMessage('flags.success-manager.summary') }),
    'contract-value': Flags.string({ summary: messages.getMessage('flags.contract-value.summary') }),
    'product-lines': Flags.string({ summary: messages.getMessage('flags.product-lines.summary') }),
    'replace-changed': Flags.boolean({ summary: messages.getMessage('flags.replace-changed.summary') }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    verbose: Flags.boolean({ summary: messages.getMessage('flags.verbose.summary') })
  };

  async run(): Promise<SetupResult> {
    const { flags } = await this.parse(Setup);
    const { wire, client } = await openOrgToDeploy(flags, (line) => this.logToStderr(line));
    const asks = process.stdin.isTTY && !this.jsonEnabled() && !flags['dry-run'];
    const result = await setup({
      client,
      wire,
      starterFolder,
      answers: given(flags),
      dryRun: flags['dry-run'],
      replace: async (record) => flags['replace-changed'] || (asks && this.mayReplace(record)),
      ...(asks ? { ask: (question, questions) => this.ask(question, questions) } : {})
    });
    for (const line of formatSetupResult(result, (key) => messages.getMessage(key), flags.verbose)) this.log(line);
    return result;
  }

  private async ask(question: SetupQuestion, questions: SetupQuestions): Promise<string | undefined> {
    const candidates = questions[question];
    this.log(messages.getMessage(`question.${question}`));
    candidates.forEach((candidate, index) => this.log(`${index + 1}.${candidateLine(candidate, (key) => messages.getMessage(key))}`));
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      const typed = (await terminal.question(messages.getMessage('question.choose'))).trim();
      return typed === '' ? undefined : (candidates[Number(typed) - 1]?.answer ?? typed);
    } finally {
      terminal.close();
    }
  }

  private async mayReplace(record: Parameters<NonNullable<SetupRequest['replace']>>[0]): Promise<boolean> {
    const fields = record.differences.map(({ field }) => field).join(', ');
    return this.confirm({ message: messages.getMessage('replace', [record.name, fields]), defaultAnswer: false });
  }
}

function given(flags: Readonly<Partial<Record<SetupQuestion, string | undefined>>>): SetupRequest['answers'] {
  const questions: readonly SetupQuestion[] = ['customers', 'success-manager', 'contract-value', 'product-lines'];
  return Object.fromEntries(questions.flatMap((question) => (flags[question] === undefined ? [] : [[question, flags[question]]])));
}
