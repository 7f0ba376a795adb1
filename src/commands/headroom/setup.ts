import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { HealthError } from '../../domain/healthError.ts';
import type { Candidate, SetupOutlook, SetupQuestion, SetupQuestions, SetupResult } from '../../domain/setupResult.ts';
import { formatDistributions } from '../../formatters/configPreview.ts';
import { lineProposalLines } from '../../formatters/lineProposals.ts';
import { candidateLine, formatSetupResult } from '../../formatters/setupResult.ts';
import { goalNames } from '../../operations/setup/setupGoals.ts';
import type { AskLine, LineAnswer } from '../../operations/setup/productLines.ts';
import { setup } from '../../operations/setup/setup.ts';
import type { SetupRequest } from '../../operations/setup/setup.ts';
import { setupLanguages } from '../../operations/setup/starterWords.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { HeadroomCommand, toSfError } from '../headroomCommand.ts';
import { openOrgToDeploy } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'setup');
const previewMessages = Messages.loadMessages('sf-headroom', 'config.preview');
const starterFolder = fileURLToPath(new URL('../../../starter', import.meta.url));

export default class Setup extends HeadroomCommand<SetupResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    goal: Flags.string({ summary: messages.getMessage('flags.goal.summary', [goalNames.join(', ')]) }),
    customers: Flags.string({ summary: messages.getMessage('flags.customers.summary') }),
    'success-manager': Flags.string({ summary: messages.getMessage('flags.success-manager.summary') }),
    'contract-value': Flags.string({ summary: messages.getMessage('flags.contract-value.summary') }),
    'product-lines': Flags.string({ summary: messages.getMessage('flags.product-lines.summary') }),
    language: Flags.option({ options: setupLanguages, summary: messages.getMessage('flags.language.summary') })(),
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
      dataFolder: flags['data-folder'],
      answers: given(flags),
      dryRun: flags['dry-run'],
      ...(flags.language === undefined ? {} : { language: flags.language }),
      replace: async (record) => flags['replace-changed'] || (asks && this.mayReplace(record)),
      ...(asks ? { ask: (question, questions) => this.ask(question, questions), askLine: (line, place) => this.askLine(line, place) } : {})
    });
    const outlook = outlookLines(result.outlook);
    for (const line of formatSetupResult(result, (key) => messages.getMessage(key), { verbose: flags.verbose, outlook })) this.log(line);
    return result;
  }

  private async ask(question: SetupQuestion, questions: SetupQuestions): Promise<string | undefined> {
    const candidates = questions[question];
    this.log(messages.getMessage(`question.${question}`));
    candidates.forEach((candidate, index) => this.log(`${index + 1}.${candidateLine(candidate, (key) => messages.getMessage(key))}`));
    const typed = await typedAt(messages.getMessage('question.choose'));
    return typed === '' ? undefined : answersOf(typed, candidates);
  }

  /** Shows a proposal and asks until the answer is one of those on offer. */
  private async askLine(...[proposal, { at, of }]: Parameters<AskLine>): Promise<LineAnswer> {
    for (const line of lineProposalLines(proposal, (key) => messages.getMessage(key))) this.log(line);
    for (;;) {
      const answer = lineAnswers[(await typedAt(messages.getMessage('question.line', [at, of, proposal.family]))).toLowerCase()];
      if (answer !== undefined) return answer;
    }
  }

  private async mayReplace(record: Parameters<NonNullable<SetupRequest['replace']>>[0]): Promise<boolean> {
    const fields = record.differences.map(({ field }) => field).join(', ');
    return this.confirm({ message: messages.getMessage('replace', [record.name, fields]), defaultAnswer: false });
  }
}

/** What may be typed about a proposal. */
const lineAnswers: Readonly<Record<string, LineAnswer>> = { a: 'accept', s: 'skip', l: 'all', n: 'none' };

/** What somebody types behind a prompt; message files lose the space that ends one. */
async function typedAt(prompt: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`${prompt.trimEnd()} `)).trim();
  } finally {
    terminal.close();
  }
}

function given(flags: Readonly<Partial<Record<SetupQuestion, string | undefined>>>): SetupRequest['answers'] {
  const questions: readonly SetupQuestion[] = ['goal', 'customers', 'success-manager', 'contract-value', 'product-lines'];
  return Object.fromEntries(questions.flatMap((question) => (flags[question] === undefined ? [] : [[question, flags[question]]])));
}

/** What somebody typed: numbers of the answers on offer, or answers, with commas between them. */
function answersOf(typed: string, candidates: readonly Candidate[]): string {
  const parts = typed.split(',').map((part) => part.trim());
  return parts.map((part) => candidates[Number(part) - 1]?.answer ?? part).join(',');
}

/** How customers spread over the bands, or why nobody looked. */
function outlookLines(outlook: SetupOutlook): readonly string[] {
  switch (outlook.kind) {
    case 'preview':
      return [messages.getMessage('outlook'), ...formatDistributions(outlook.preview, (key) => previewMessages.getMessage(key))];
    case 'large':
      return [messages.getMessage('outlook.large', [outlook.accounts])];
    case 'failed': {
      const { message } = toSfError(new HealthError(outlook.name, outlook.values));
      return [messages.getMessage('outlook.failed', [message])];
    }
  }
}
