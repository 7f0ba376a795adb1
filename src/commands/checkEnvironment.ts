import { HealthError } from '../domain/healthError.ts';
import { nearestName } from '../domain/nearestName.ts';
import { signInVariables } from './serviceSignIn.ts';

const prefix = 'HEADROOM_';

/** What a password for an org would be called: there is no such setting, and one that is given must not be passed over. */
const secretNames = /PASSWORD|SECURITY_TOKEN/;

/**
 * Refuses variables that were meant for us and that nobody reads: a misspelt one, which would silently lead to another org
 * or folder, and passwords. Variables of other programs that only begin like ours are left alone.
 *
 * @param known  variables that the flags of the command read
 * @throws HealthError VariableUnknown
 */
export function checkEnvironment(env: NodeJS.ProcessEnv, known: readonly string[]): void {
  const names = [...signInVariables, ...known].map((name) => name.slice(prefix.length));
  for (const name of Object.keys(env).filter((each) => each.startsWith(prefix))) {
    const word = name.slice(prefix.length);
    if (secretNames.test(word))
      throw new HealthError('VariableUnknown', [name, 'it signs in by a key, a client secret or the Salesforce CLI, never by a password']);
    const nearest = names.includes(word) ? undefined : nearestName(word, names);
    if (nearest !== undefined) throw new HealthError('VariableUnknown', [name, `${prefix}${nearest} may be meant`]);
  }
}
