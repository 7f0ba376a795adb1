import { HealthError } from '../domain/healthError.ts';
import type { WatchMode } from '../service/watchRequest.ts';

type Mode = WatchMode['kind'] | 'once';

/** Flags that only a service has a use for, and what keeps it running where they do. */
const needs: Readonly<Record<string, readonly WatchMode['kind'][]>> = {
  'health-port': ['watch', 'every'],
  'change-events': ['watch'],
  'poll-seconds': ['watch']
};

/**
 * Refuses flags of a service that were typed where they would do nothing. Their variables are left alone: a service shares its
 * environment with the dry run or the sync that somebody starts beside it.
 *
 * @param typed  words of the command line
 * @throws HealthError FlagInvalid
 */
export function checkServiceFlags(typed: readonly string[], mode: Mode): void {
  for (const [name, modes] of Object.entries(needs)) {
    const isTyped = typed.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
    if (!isTyped || modes.some((one) => one === mode)) continue;
    throw new HealthError('FlagInvalid', [`--${name} needs ${modes.map((one) => `--${one}`).join(' or ')}`, '']);
  }
}
