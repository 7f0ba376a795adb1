import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { classifyFault } from './classifyError.ts';
import type { OrgFault } from './classifyError.ts';
import { checkInstanceUrl } from './instanceUrl.ts';
import { faultOf } from './readFault.ts';
import { redact } from './redact.ts';
import { retryPauseMs } from './retryPause.ts';
import type { AccessToken } from './session.ts';

/** Who asks for a token, and where. */
export type TokenClient = {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** User or app, for errors. */
  readonly who: string;
};

/** How often a sign-in is tried while the org has no time, and for how long each time. */
export type TokenPatience = { readonly tries?: number; readonly pause?: (ms: number) => Promise<void>; readonly timeoutMs?: number };

const longestMs = 60_000;
const token = z.object({ access_token: z.string().min(1), instance_url: z.string() });

/**
 * Asks the token address of an org for a token: the one request that carries a secret.
 *
 * It goes to an address that was checked, and follows no redirect. Where the org is busy, leads elsewhere or breaks the connection it is tried
 * again; a second token is harmless, a refusal final. What comes back stays unread in errors but for the org's own words.
 *
 * @throws HealthError SignInFailed or the refusal's own name, OrgUnreachable
 */
export async function requestToken(
  client: TokenClient,
  grant: { readonly grant_type: string; readonly assertion?: string },
  patience: TokenPatience
): Promise<AccessToken> {
  const loginUrl = checkInstanceUrl(client.loginUrl, undefined, 'HEADROOM_LOGIN_URL');
  const secret = client.clientSecret === undefined ? {} : { client_secret: client.clientSecret };
  const form = new URLSearchParams({ ...grant, client_id: client.clientId, ...secret });
  const { tries = 5, pause = waited, timeoutMs = longestMs } = patience;
  // An org may repeat what it was sent.
  const wordsOf = ({ code, message }: OrgFault): string => redact(withoutValues(`${code} ${message}`, form));
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(loginUrl, form, timeoutMs);
    if ('accessToken' in answer) return answer;
    const { action, name } = classifyFault(answer);
    if (action === 'stop' || action === 'renew') throw new HealthError(nameOf(name), [client.who, wordsOf(answer)]);
    if (attempt >= tries)
      throw new HealthError('OrgUnreachable', [loginUrl, `${answer.status} ${wordsOf(answer)}`], { cause: answer.cause });
    await pause(retryPauseMs(attempt));
  }
}

async function ask(loginUrl: string, form: URLSearchParams, timeoutMs: number): Promise<AccessToken | OrgFault> {
  try {
    const reply = await fetch(`${loginUrl}/services/oauth2/token`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs)
    });
    const body = await reply.text();
    if (!reply.ok) return faultOf(reply.status, body);
    const found = token.safeParse(jsonOf(body));
    if (!found.success) return { status: 503, code: 'UNEXPECTED_REPLY', message: 'the token address sent no token' };
    return { accessToken: found.data.access_token, instanceUrl: found.data.instance_url, from: `the reply of ${loginUrl}` };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return { status: 503, code: 'CONNECTION', message: `${String(error)}${cause}`, cause: error };
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What a refusal at the token address is called; one of data requests has no meaning there. */
function nameOf(name: HealthError['name']): HealthError['name'] {
  return name === 'RequestRefused' || name === 'SessionEnded' ? 'SignInFailed' : name;
}

/** A text without the secrets of a form, whatever they look like. */
function withoutValues(text: string, form: URLSearchParams): string {
  const values = ['client_secret', 'assertion'].flatMap((name) => form.get(name) ?? []).filter((value) => value !== '');
  return values.reduce((rest, value) => rest.replaceAll(value, '[secret]').replaceAll(encodeURIComponent(value), '[secret]'), text);
}

async function waited(ms: number): Promise<void> {
  await new Promise((done) => setTimeout(done, ms));
}
