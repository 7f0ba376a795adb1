import { z } from 'zod';
import { minuteMs } from '../domain/duration.ts';
import { HealthError } from '../domain/healthError.ts';
import { parsedJson } from '../domain/parsedJson.ts';
import { classifyFault } from './classifyError.ts';
import type { OrgFault } from './classifyError.ts';
import { checkInstanceUrl } from './instanceUrl.ts';
import { faultOf, faultOfBreak } from './readFault.ts';
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

const longestMs = minuteMs;
const token = z.object({ access_token: z.string().min(1), instance_url: z.string(), id: z.string().optional() });

/** What is asked for; an assertion is valid for minutes from the moment given, in milliseconds since 1970. */
export type Grant = (nowMs: number) => { readonly grant_type: string; readonly assertion?: string };

/** A clock of this machine that is further off gets an assertion refused. */
const mostSkewMs = minuteMs;

/**
 * What the org says of an assertion whose time is not now; of one that has expired it speaks as of a code.
 * Source: https://github.com/simple-salesforce/simple-salesforce/issues/371
 */
const refusedByTime = /assertion|expired authorization code/i;

/**
 * Asks the token address of an org for a token: the one request that carries a secret.
 *
 * It goes to an address that was checked, and follows no redirect. Where the org is busy, leads elsewhere or breaks the
 * connection it is tried again; a second token is harmless. A refusal is final, but for an assertion by a clock that is wrong:
 * it is made anew by the clock of the org. What comes back stays unread in errors but for the org's own words.
 *
 * @throws HealthError SignInFailed or the refusal's own name, OrgUnreachable
 */
export async function requestToken(client: TokenClient, grant: Grant, patience: TokenPatience): Promise<AccessToken> {
  const loginUrl = checkInstanceUrl(client.loginUrl, undefined, 'HEADROOM_LOGIN_URL');
  const { tries = 5, pause = waited, timeoutMs = longestMs } = patience;
  let skewMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    const form = formOf(client, grant(Date.now() + skewMs));
    const { answer, clockMs } = await ask(loginUrl, form, timeoutMs);
    if ('accessToken' in answer) return answer;
    // An org may repeat what it was sent.
    const words = redact(withoutValues(`${answer.code} ${answer.message}`, form));
    const { action, name } = classifyFault(answer);
    const isWrongTime = refusedByTime.test(answer.message) && Math.abs(clockMs - Date.now() - skewMs) > mostSkewMs;
    if (isWrongTime && attempt < tries) {
      skewMs = clockMs - Date.now();
      continue;
    }
    if (action === 'stop' || action === 'renew') throw new HealthError(nameOf(name), [client.who, words]);
    if (attempt >= tries) throw new HealthError('OrgUnreachable', [loginUrl, `${answer.status} ${words}`], { cause: answer.cause });
    await pause(retryPauseMs(attempt));
  }
}

function formOf({ clientId, clientSecret }: TokenClient, grant: ReturnType<Grant>): URLSearchParams {
  const secret = clientSecret === undefined ? {} : { client_secret: clientSecret };
  return new URLSearchParams({ ...grant, client_id: clientId, ...secret });
}

/** The org's clock is NaN where it tells none. */
type Answered = { readonly answer: AccessToken | OrgFault; readonly clockMs: number };

async function ask(loginUrl: string, form: URLSearchParams, timeoutMs: number): Promise<Answered> {
  try {
    const reply = await fetch(`${loginUrl}/services/oauth2/token`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs)
    });
    const clockMs = Date.parse(reply.headers.get('date') ?? '');
    return { answer: tokenOf(reply, await reply.text(), loginUrl), clockMs };
  } catch (error) {
    return { answer: faultOfBreak(error), clockMs: NaN };
  }
}

function tokenOf(reply: Response, body: string, loginUrl: string): AccessToken | OrgFault {
  if (!reply.ok) return faultOf(reply.status, body);
  const found = token.safeParse(parsedJson(body));
  if (!found.success) return { status: 503, code: 'UNEXPECTED_REPLY', message: 'the token address sent no token' };
  const { access_token: accessToken, instance_url: instanceUrl, id = '' } = found.data;
  // The address of the user who signed in. Source: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_openid.htm
  const orgId = /\/id\/(00D[A-Za-z0-9]{12,15})\//.exec(id)?.[1];
  return { accessToken, instanceUrl, from: `the reply of ${loginUrl}`, ...(orgId === undefined ? {} : { orgId }) };
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
