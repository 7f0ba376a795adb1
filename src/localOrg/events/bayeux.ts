import { randomBytes } from 'node:crypto';
import { contextOf, type OrgContext } from '../orgContext.ts';
import type { LocalOrg } from '../localOrg.ts';
import { changeMessage } from './changeMessage.ts';
import { afterNothingMs, StreamingClient } from './streamingClient.ts';
import { subscribeTo } from './subscribe.ts';

/** A message of the Bayeux protocol. Source: https://docs.cometd.org/current/reference/#_bayeux */
export type BayeuxMessage = Readonly<Record<string, unknown>> & { readonly channel: string };

/** Who asks. */
export type Asker = {
  readonly org: LocalOrg;
  /** The user behind the token; undefined where the token is dead, `missing` where none was sent. */
  readonly user: OrgContext | undefined | 'missing';
  /** The cookie `BAYEUX_BROWSER` of the request, or the one that it is given with the reply. */
  readonly browser: string;
};

const clients = new WeakMap<LocalOrg, Map<string, StreamingClient>>();

function clientsOf(org: LocalOrg): Map<string, StreamingClient> {
  const known = clients.get(org) ?? new Map<string, StreamingClient>();
  clients.set(org, known);
  return known;
}

/** Answers the messages of one request, in their order; a connect waits until there is something to tell. */
export async function answerMessages(asker: Asker, messages: readonly BayeuxMessage[]): Promise<readonly BayeuxMessage[]> {
  const replies: BayeuxMessage[] = [];
  for (const message of messages) replies.push(...(await answerMessage(asker, message)));
  return replies;
}

async function answerMessage(asker: Asker, message: BayeuxMessage): Promise<readonly BayeuxMessage[]> {
  const refusal = refuseStranger(asker, message);
  if (refusal) return [reply(message, refusal)];
  const context = asker.user as OrgContext;
  if (message.channel === '/meta/handshake') return [shakeHands(asker, context, message)];
  const client = clientsOf(asker.org).get(String(message['clientId']));
  if (!client || client.isGone || client.userId !== context.user.id) {
    clientsOf(asker.org).delete(String(message['clientId']));
    return [failed(message, '403::Unknown client', { interval: 0, reconnect: 'handshake' })];
  }
  if (client.browser !== asker.browser) return [failed(message, withoutCookie(client))];
  switch (message.channel) {
    case '/meta/connect':
      return connect(asker.org, client, message);
    case '/meta/subscribe':
      return [reply(message, { clientId: client.id, subscription: message['subscription'], ...subscribeTo(context, client, message) })];
    case '/meta/unsubscribe':
      client.subscriptions.delete(String(message['subscription']));
      return [reply(message, { clientId: client.id, subscription: message['subscription'], successful: true })];
    case '/meta/disconnect':
      clientsOf(asker.org).delete(client.id);
      client.wake?.();
      return [reply(message, { clientId: client.id, successful: true })];
    default:
      return [failed(message, `400::${message.channel} cannot be published to`)];
  }
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.242.0.api_streaming.meta/api_streaming/streaming_handling_errors.htm */
function refuseStranger({ user }: Asker, { channel }: BayeuxMessage): Readonly<Record<string, unknown>> | undefined {
  if (user !== undefined && user !== 'missing') return undefined;
  const why = user === 'missing' ? '401::Request requires authentication' : '401::Authentication invalid';
  const advice = { reconnect: 'none', interval: 0 };
  if (channel !== '/meta/handshake') return { error: why, advice, successful: false };
  return { ext: { sfdc: { failureReason: why }, replay: true }, error: '403::Handshake denied', advice, successful: false };
}

/** Sources: https://github.com/cometd/cometd/issues/881, https://github.com/restforce/restforce/issues/161 (replies of real orgs) */
function withoutCookie({ id }: StreamingClient): string {
  return `400::Client ${id} has established a session, but no BAYEUX_BROWSER cookie present`;
}

function shakeHands({ org, browser }: Asker, context: OrgContext, message: BayeuxMessage): BayeuxMessage {
  const types = message['supportedConnectionTypes'];
  if (Array.isArray(types) && !types.includes('long-polling')) {
    return failed(message, `400::Invalid connection type ${types.join(', ')}`, { reconnect: 'none' });
  }
  const client = new StreamingClient(randomBytes(14).toString('hex'), context.user.id, browser);
  clientsOf(org).set(client.id, client);
  return reply(message, {
    ext: { replay: true, 'payload.format': true },
    version: '1.0',
    minimumVersion: '1.0',
    supportedConnectionTypes: ['long-polling'],
    clientId: client.id,
    successful: true
  });
}

/** The first connect is answered at once with what to do; later ones wait for events, at most 110 seconds. */
async function connect(org: LocalOrg, client: StreamingClient, message: BayeuxMessage): Promise<readonly BayeuxMessage[]> {
  client.wake?.();
  if (!client.isNew && !hasEvents(org, client)) await waitForEvents(org, client);
  const advice = { interval: 0, timeout: afterNothingMs, reconnect: 'retry' };
  const events = client.isNew ? [] : takeEvents(org, client);
  const isFirst = client.isNew;
  client.isNew = false;
  client.noteAnswer(events.length > 0);
  return [...events, reply(message, { clientId: client.id, successful: true, ...(isFirst ? { advice } : {}) })];
}

async function waitForEvents(org: LocalOrg, client: StreamingClient): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      stop();
      client.wake = undefined;
      resolve();
    };
    const timer = setTimeout(wake, afterNothingMs);
    timer.unref();
    const stop = org.events.listen(() => {
      if (hasEvents(org, client)) wake();
    });
    client.wake = wake;
  });
}

function hasEvents(org: LocalOrg, client: StreamingClient): boolean {
  return [...client.subscriptions.values()].some(({ position, entities }) => org.events.since(position, entities()).length > 0);
}

/** Events that the client has not got yet, channel by channel; faults of delivery double them or turn them round. */
function takeEvents(org: LocalOrg, client: StreamingClient): readonly BayeuxMessage[] {
  const context = contextOf(org, client.userId);
  if (!context || org.isClosed) return [];
  const taken = [...client.subscriptions.values()].flatMap((subscription) => {
    const events = org.events.since(subscription.position, subscription.entities());
    subscription.position = events.at(-1)?.replayId ?? subscription.position;
    return events.flatMap((event) => {
      const sent = changeMessage(context, subscription.channel, event) as BayeuxMessage;
      return org.faults.fires('events_duplicated', { object: event.entity }) ? [sent, sent] : [sent];
    });
  });
  return taken.length > 1 && org.faults.fires('events_reordered') ? taken.toReversed() : taken;
}

function reply(message: BayeuxMessage, values: Readonly<Record<string, unknown>>): BayeuxMessage {
  return { ...values, channel: message.channel, ...(message['id'] === undefined ? {} : { id: message['id'] }) };
}

function failed(message: BayeuxMessage, error: string, advice?: object): BayeuxMessage {
  return reply(message, { error, successful: false, ...(advice ? { advice } : {}) });
}
