import { HealthError } from '../domain/healthError.ts';
import { checkInstanceUrl } from './instanceUrl.ts';
import { toId18 } from './orgId.ts';
import { redact } from './redact.ts';

/** A token and the address that it is good for. */
export type AccessToken = {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** Where the address stands, for errors. */
  readonly from?: string;
  /** Of the org that gave it, where it said so; a token need not begin with it. */
  readonly orgId?: string;
};

/** Gets a new token from the org or from the CLI's store; undefined where a session cannot be renewed. */
export type RenewToken = () => Promise<AccessToken>;

/**
 * The token in use, renewed by one request at a time.
 *
 * Salesforce keeps five tokens per user and app and revokes the oldest, so requests that find the same token dead wait
 * for one renewal instead of starting one each.
 */
export class Session {
  private token: AccessToken;
  private readonly renewToken: RenewToken | undefined;
  private renewal: Promise<void> | undefined;

  constructor(token: AccessToken, renewToken?: RenewToken) {
    this.token = checked(token);
    this.renewToken = renewToken;
  }

  get current(): AccessToken {
    return this.token;
  }

  /** Whether there is a way to sign in anew. */
  get canRenew(): boolean {
    return this.renewToken !== undefined;
  }

  /** Replaces a dead token; does nothing when another request already has. */
  async renew(deadToken: string): Promise<void> {
    if (this.token.accessToken !== deadToken) return;
    this.renewal ??= this.replaceToken().finally(() => {
      this.renewal = undefined;
    });
    await this.renewal;
  }

  private async replaceToken(): Promise<void> {
    const { instanceUrl } = this.token;
    if (this.renewToken === undefined) throw new HealthError('SessionEnded', [instanceUrl, 'an access token alone cannot be renewed']);
    try {
      const renewed = checked(await this.renewToken());
      refuseOtherOrg(this.token, renewed);
      this.token = renewed;
    } catch (error) {
      // A refusal that names its page in Setup says more than that the session ended.
      if (error instanceof HealthError && error.name !== 'SignInFailed') throw error;
      const why = error instanceof HealthError ? error.values.join(': ') : redact(String(error));
      throw new HealthError('SessionEnded', [instanceUrl, why], { cause: error });
    }
  }
}

/** An org whose sandbox was refreshed answers at the same address. One that does not say who it is is told apart at the next start. */
function refuseOtherOrg(before: AccessToken, now: AccessToken): void {
  const [old, found] = [orgIdOf(before), orgIdOf(now)];
  if (old === undefined || found === undefined || old === found) return;
  throw new HealthError('OrgReplaced', [before.instanceUrl, old, found, `<data folder>/store/*${old}*`]);
}

function orgIdOf({ orgId, accessToken }: AccessToken): string | undefined {
  const found = orgId ?? /^(00D[A-Za-z0-9]{12})[A-Za-z0-9]{0,3}!/.exec(accessToken)?.[1];
  return found === undefined ? undefined : toId18(found.slice(0, 15));
}

function checked(token: AccessToken): AccessToken {
  return { ...token, instanceUrl: checkInstanceUrl(token.instanceUrl, token.accessToken, token.from) };
}
