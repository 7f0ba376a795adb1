import { Messages, SfError } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { errorCode, HealthError, type HealthErrorName } from '../domain/healthError.ts';
import { printable } from '../formatters/printable.ts';
import { checkEnvironment } from './checkEnvironment.ts';
import { flagError } from './flagError.ts';
import { variables } from './flags.ts';
import { keepSecretsIn } from './outputSink.ts';
import { endOnSignal } from './stopSignals.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'errors');

/** Exit codes: 0 done, 1 failed or bad settings (nothing written), 68 partly, 69 paused or not finished. */
export const exitCodes = { done: 0, failed: 1, partly: 68, notFinished: 69 } as const;

const notFinished: readonly HealthErrorName[] = ['ApiBudgetReached', 'Interrupted'];

/** The sentence, the cure and the code for an error of the product, with the cause kept. */
export function toSfError(error: HealthError): SfError {
  const key = `error.${error.name}`;
  const values = error.values.map((value) => withoutFaultMarks(printable(value)));
  // What an org says ends with a full stop of its own.
  const sentence = messages.getMessage(key, values).replaceAll(/(?<!\.)\.\.(?!\.)/g, '.');
  const actions = messages.getMessages(`${key}.actions`, values);
  const code = notFinished.includes(error.name) ? exitCodes.notFinished : exitCodes.failed;
  const cause = bearsFaultMarks(error) ? new HealthError(error.name, values) : error;
  return Object.assign(new SfError(sentence, error.name, actions, code, cause), { code: errorCode(error.name) });
}

/** The number that Salesforce gives an error that it did not expect, such as `1234567890-12345 (-123456789)`. */
const numberOfFault = /(\d{9,}-\d{3,}) (\(-?\d{7,}\))/;

/**
 * A text without what makes the CLI exit with 10 or 20 whatever the exit code of the error is: it takes any error whose words
 * hold `TypeError` for a fault of the command (`fetch` throws one where a connection breaks), and one that holds Salesforce's
 * number of an unexpected error for a fault of the org.
 */
function withoutFaultMarks(text: string): string {
  return text.replaceAll('TypeError: ', '').replaceAll('TypeError', 'type error').replaceAll(new RegExp(numberOfFault, 'g'), '$1$2');
}

function bearsFaultMarks(error: Error): boolean {
  const words = `${error.message} ${error.stack ?? ''}`;
  if (error instanceof TypeError || words.includes('TypeError') || numberOfFault.test(words)) return true;
  return error.cause instanceof Error && bearsFaultMarks(error.cause);
}

/** What every command of the product has in common: its errors are sentences with the fix, its lines are plain text. */
export abstract class HeadroomCommand<Result> extends SfCommand<Result> {
  override log(line = ''): void {
    super.log(printable(line));
  }

  protected override async init(): Promise<void> {
    endOnSignal();
    keepSecretsIn();
    await super.init();
    checkEnvironment(process.env, variables);
  }

  protected override async catch(error: Error & { exitCode?: number }): Promise<never> {
    const known = flagError(error, this.ctor.flags, this.argv) ?? fileError(error) ?? error;
    return super.catch(known instanceof HealthError ? toSfError(known) : known);
  }
}

/** A file or folder that the system refuses (no right, no place, a folder for a file) is an error with a cure, not a fault. */
function fileError(error: Error): HealthError | undefined {
  if (!('code' in error) || !('path' in error) || !('syscall' in error)) return undefined;
  return new HealthError('FileUnreadable', [String(error.path), error.message], { cause: error });
}
