import type { OrgReply } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { Occasion } from './faultSwitch.ts';
import { refuseSignIn } from './refuseSignIn.ts';

/** A request before the org looks at it. */
export type Arriving = {
  readonly org: LocalOrg;
  readonly occasion: Occasion & { readonly path: string };
  /** Name by which the client calls the org, without port. */
  readonly host: string;
  /** The bearer token, where one was sent. */
  readonly token: string | undefined;
};

type Ask = (arriving: Arriving) => OrgReply | undefined;

const htmlPage = '<html><head><title>Maintenance</title></head><body>We are down for maintenance.</body></html>';

/** Faults that answer in place of the org, which then does nothing; the first that fires does. */
const instead: readonly Ask[] = [
  ({ org, occasion }) => (org.faults.fires('reset_before', occasion) ? { status: 0, broken: { kind: 'reset' } } : undefined),
  ({ org, occasion }) => (org.faults.fires('half_open', occasion) ? { status: 0, broken: { kind: 'silence' } } : undefined),
  ({ org, occasion }) => {
    const fault = org.faults.fires('server_error', occasion);
    return fault && { status: fault.status, text: htmlPage, contentType: 'text/html' };
  },
  ({ org, occasion }) => {
    const fault = org.faults.fires('throttle', occasion);
    if (!fault) return undefined;
    const seconds = fault.retryAfterSeconds;
    const headers = seconds === undefined ? {} : { 'Retry-After': String(seconds) };
    return { status: fault.status, headers, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Too many requests. Try again later.' }] };
  },
  ({ org, occasion }) => {
    const fault = org.faults.fires('html_body', occasion);
    if (!fault) return undefined;
    if (!fault.redirects) return { status: 200, text: htmlPage, contentType: 'text/html' };
    return { status: 302, headers: { Location: `${org.url}/maintenance.html` }, text: htmlPage, contentType: 'text/html' };
  },
  movedAway,
  retired,
  ({ org, occasion }) => (occasion.path.startsWith('/services/oauth2/token') ? refuseSignIn(org, occasion) : undefined),
  endSession,
  dataFault
];

/**
 * What the client gets in place of the org's answer; undefined where the org answers.
 *
 * Some faults only change what the org then says by itself: the session is dead, the calls of the day are used up.
 */
export function answerInstead(arriving: Arriving): OrgReply | undefined {
  for (const ask of instead) {
    const reply = ask(arriving);
    if (reply) return reply;
  }
  return undefined;
}

function movedAway({ org, occasion, host }: Arriving): OrgReply | undefined {
  if (host !== 'localhost' || !/^\/(?:services\/(?:data|Soap)|cometd)(?:\/|$)/.test(occasion.path)) return undefined;
  const fault = org.faults.fires('instance_moved', occasion);
  if (!fault) return undefined;
  if (fault.status === 404) return { status: 404, text: htmlPage, contentType: 'text/html' };
  const location = org.url.replace('localhost', '127.0.0.1') + occasion.path;
  return { status: 301, headers: { Location: location }, text: htmlPage, contentType: 'text/html' };
}

function retired({ org, occasion }: Arriving): OrgReply | undefined {
  const version = /^\/services\/data\/v(\d+)\.\d/.exec(occasion.path)?.[1];
  if (version === undefined) return undefined;
  const fault = org.faults.fires('version_retired', occasion);
  if (!fault || Number(version) > fault.version) return undefined;
  return { status: 410, json: [{ errorCode: 'GONE', message: `The requested API version ${version}.0 is retired.` }] };
}

/**
 * The org itself refuses the token then, in the words of the API that is asked. Who is frozen or outside the login hours loses a
 * streaming session, too.
 */
function endSession({ org: { faults }, occasion, token }: Arriving): undefined {
  const isStreaming = occasion.path.startsWith('/cometd/');
  if (token === undefined || !(isStreaming || occasion.path.startsWith('/services/data/'))) return;
  const isShutOut = isStreaming && (faults.on('user_frozen').length > 0 || faults.on('login_hours').length > 0);
  if (isShutOut || faults.fires('session_dies', occasion)) faults.deadTokens.add(token);
}

function dataFault({ org, occasion }: Arriving): OrgReply | undefined {
  if (!occasion.path.startsWith('/services/data/')) return undefined;
  const { faults } = org;
  if (faults.fires('user_frozen', occasion) || faults.fires('login_hours', occasion)) {
    return refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  }
  if (faults.fires('not_for_rest', occasion)) {
    return refusal(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
  }
  const disabled = faults.fires('api_disabled', occasion);
  if (disabled?.forUser) return refusal(403, 'API_CURRENTLY_DISABLED', 'API is disabled for this User');
  if (disabled) return refusal(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
  if (faults.fires('transaction_security', occasion)) {
    return refusal(403, 'TXN_SECURITY_METERING_ERROR', 'Unable to complete this request by a policy of transaction security.');
  }
  if (faults.fires('long_calls_busy', occasion)) {
    return refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.');
  }
  burnCalls(org, occasion);
  return undefined;
}

function burnCalls(org: LocalOrg, occasion: Occasion): void {
  const limit = org.faults.fires('daily_limit', occasion);
  const burnt = limit ? Math.max(0, org.limits.dailyApiRequests - limit.remaining - org.callsToday) : 0;
  if (burnt > 0) org.faults.onClear(() => org.addCalls(-burnt));
  org.addCalls(burnt + (org.faults.fires('other_app_calls', occasion)?.calls ?? 0));
}

function refusal(status: number, errorCode: string, message: string): OrgReply {
  return { status, json: [{ errorCode, message }] };
}
