import { randomBytes } from 'node:crypto';
import { answerMessages, type Asker, type BayeuxMessage } from '../events/bayeux.ts';
import { signedIn } from '../http/signIn.ts';
import type { OpenRoute, OrgRequest } from '../http/route.ts';
import { jsonParserError, OrgError } from '../orgError.ts';

const path = '/cometd/:version';
const says = 'speaks Bayeux by long polling: handshake, subscribe, connect, disconnect';

/**
 * Streaming API: change events over CometD. Calls do not count against the calls of the day.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_client_connection.htm
 */
export const cometdRoute: OpenRoute = {
  says,
  method: 'POST',
  path,
  open: true,
  tokenIn: 'the header',
  handle: async (request) => {
    if (!/^\d{2}\.0$/.test(String(request.params['version']))) {
      throw new OrgError(400, 'INVALID_INPUT', "API version in the URI is mandatory. URI format: '/cometd/66.0'");
    }
    const known = browserOf(request);
    const browser = known ?? randomBytes(10).toString('hex');
    const json = await answerMessages({ ...askerOf(request), browser }, messagesOf(request));
    return {
      status: 200,
      json,
      ...(known === undefined ? { headers: { 'Set-Cookie': `BAYEUX_BROWSER=${browser}; Path=/; HttpOnly` } } : {})
    };
  }
};

/** Only long polling is there: neither WebSocket nor callback polling. Source: .../api_streaming/streaming_error_codes.htm */
export const cometdUpgradeRoute: OpenRoute = {
  says: 'refuses every other transport than long polling',
  method: 'GET',
  path,
  open: true,
  handle: ({ headers }) => {
    throw new OrgError(400, 'INVALID_INPUT', `Invalid connection type ${headers.upgrade ?? 'callback-polling'}`);
  }
};

/** The cookie that a client was given with an earlier reply. */
function browserOf({ headers }: OrgRequest): string | undefined {
  return /(?:^|;\s*)BAYEUX_BROWSER=([^;]+)/.exec(headers.cookie ?? '')?.[1];
}

function askerOf(request: OrgRequest): Omit<Asker, 'browser'> {
  const { org } = request;
  if (request.headers.authorization === undefined) return { org, user: 'missing' };
  try {
    return { org, user: signedIn(request) };
  } catch (error) {
    if (error instanceof OrgError && error.status === 401) return { org, user: undefined };
    throw error;
  }
}

function messagesOf({ body }: OrgRequest): readonly BayeuxMessage[] {
  const value = parse(body);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((message) => {
    if (typeof message === 'object' && message !== null && 'channel' in message && typeof message.channel === 'string') {
      return message as BayeuxMessage;
    }
    throw jsonParserError('A Bayeux message is an object with a channel');
  });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw jsonParserError(`The messages are no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
