import { HealthError } from '../domain/healthError.ts';
import { nearestName } from '../domain/nearestName.ts';

/** Every error of the command framework about words that were typed ends with this line, and no other error does. */
const helpLine = /\s*See more help with --help\s*$/;

/** What a flag is to its error: the variable that it may come from. */
type FlagDefinition = { readonly env?: string };

/**
 * The error of ours for words that a command does not take; undefined for any other error.
 *
 * @param flags  the command's flags by name, without dashes
 * @param typed  words of the command line: what does not stand there comes from the environment
 */
export function flagError(
  error: Error,
  flags: Readonly<Record<string, FlagDefinition>>,
  typed: readonly string[]
): HealthError | undefined {
  if (!helpLine.test(error.message)) return undefined;
  const what = error.message.replace(helpLine, '').replace(/\s+/g, ' ').replace(/\.$/, '');
  return new HealthError('FlagInvalid', [`${what}${variableOf(what, flags, typed)}`, meant(error, Object.keys(flags))], { cause: error });
}

/** The variable that the flag's value comes from, where the flag itself was not typed. */
function variableOf(what: string, flags: Readonly<Record<string, FlagDefinition>>, typed: readonly string[]): string {
  const name = /--([\w-]+)/.exec(what)?.[1] ?? '';
  const env = flags[name]?.env;
  return env === undefined || typed.some((word) => word.startsWith(`--${name}`)) ? '' : ` (from ${env})`;
}

/** Flags that may have been meant by those that the command does not have. */
function meant(error: Error, known: readonly string[]): string {
  const unknown = 'flags' in error && Array.isArray(error.flags) ? error.flags.map(String) : [];
  const nearest = unknown.flatMap((flag) => nearestName(flag.replace(/^-+/, ''), known) ?? []);
  return nearest.length === 0 ? '' : ` Did you mean ${nearest.map((name) => `--${name}`).join(', ')}?`;
}
