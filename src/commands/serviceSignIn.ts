import { HealthError } from '../domain/healthError.ts';
import type { ConnectOptions } from '../org/connect.ts';

/** Variables that a service without the Salesforce CLI signs in by; no password is one of them. */
export const signInVariables = [
  'HEADROOM_LOGIN_URL',
  'HEADROOM_CLIENT_ID',
  'HEADROOM_USERNAME',
  'HEADROOM_KEY_FILE',
  'HEADROOM_CLIENT_SECRET'
] as const;

type Variable = (typeof signInVariables)[number];

/** Each way to sign in by the environment, and what it needs. */
const ways: readonly (readonly Variable[])[] = [
  ['HEADROOM_LOGIN_URL', 'HEADROOM_CLIENT_ID', 'HEADROOM_USERNAME', 'HEADROOM_KEY_FILE'],
  ['HEADROOM_LOGIN_URL', 'HEADROOM_CLIENT_ID', 'HEADROOM_CLIENT_SECRET']
];

/**
 * How a service signs in: JWT bearer with a key file, or client credentials; undefined where the environment gives neither.
 *
 * Half a sign-in is refused: the command would else go on with another org than the one that was meant.
 *
 * @throws HealthError SignInIncomplete
 */
export function serviceSignIn(env: NodeJS.ProcessEnv): ConnectOptions['signIn'] | undefined {
  if (signInVariables.every((name) => env[name] === undefined)) return undefined;
  const value = (name: Variable): string => env[name]?.trim() ?? '';
  const lacking = ways.map((way) => way.filter((name) => value(name) === ''));
  const [keyLacks = [], secretLacks = []] = lacking;
  const login = { loginUrl: value('HEADROOM_LOGIN_URL'), clientId: value('HEADROOM_CLIENT_ID') };
  if (keyLacks.length === 0) return { kind: 'jwt', ...login, username: value('HEADROOM_USERNAME'), keyFile: value('HEADROOM_KEY_FILE') };
  if (secretLacks.length === 0) return { kind: 'client_credentials', ...login, clientSecret: value('HEADROOM_CLIENT_SECRET') };
  const lacks = secretLacks.length < keyLacks.length ? secretLacks : keyLacks;
  const given = signInVariables.filter((name) => value(name) !== '');
  throw new HealthError('SignInIncomplete', [given.join(', ') || 'only empty values', lacks.join(', ')]);
}
