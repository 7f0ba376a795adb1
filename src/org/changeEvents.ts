import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { channelOf, objectOf } from '../domain/changeChannel.ts';
import { HealthError } from '../domain/healthError.ts';
import type { BayeuxReply } from './bayeux.ts';
import { BayeuxSession } from './bayeux.ts';
import type { ChangeListener } from './orgClient.ts';
import type { Wire } from './wire.ts';

const firstPauseMs = 1000;
const longestPauseMs = 300_000;
/** A server that answers at once and tells nothing, as Salesforce does to the first connect, is not asked without a rest. */
const emptyPauseMs = 1000;

/** Only events from now on. Source: .../api_streaming/using_streaming_api_durability.htm */
const fromNowOn = -1;

const change = z.looseObject({
  payload: z.looseObject({ ChangeEventHeader: z.looseObject({ entityName: z.string() }) }).optional(),
  event: z.looseObject({ replayId: z.number() }).optional()
});

export type Listening = {
  readonly wire: Wire;
  readonly apiVersion: string;
  readonly objects: readonly string[];
  readonly listener: ChangeListener;
  readonly signal: AbortSignal;
};

/**
 * Listens to Change Data Capture until the signal ends it. Every event, gaps and overflows among them, is a hint that an object
 * changed and nothing more: its values are never read, because events come late, twice, in another order, or not at all.
 *
 * Whatever ends a session (silence, a session that the server forgot, a dead token) is told, and a new one begins after a pause
 * that grows to five minutes. A new session hints at every object: nobody knows what was missed. A replay id that is not kept any
 * more is forgotten, and events come from now on.
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_subscribe_channels.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/streaming_handling_errors.htm
 */
export async function listenForChanges(listening: Listening): Promise<void> {
  const { listener, objects, signal } = listening;
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    const begunAt = performance.now();
    const why = await oneSession(listening);
    if (signal.aborted) return;
    for (const object of objects) listener.onState('broken', channelOf(object), why);
    // A session that lasted was all right: what ended it need not be waited for.
    pauseMs = performance.now() - begunAt > longestPauseMs ? firstPauseMs : pauseMs;
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  }
}

/** Runs a session to its end; returns what ended it. */
async function oneSession({ wire, apiVersion, objects, listener, signal }: Listening): Promise<string> {
  let session: BayeuxSession | undefined;
  try {
    session = await BayeuxSession.open(wire, apiVersion, signal);
    const refusals: string[] = [];
    for (const object of objects) refusals.push(...(await subscribe(session, object, listener)));
    if (refusals.length === objects.length) throw session.refused('/meta/subscribe', refusals[0]);
    for (;;) {
      const begunAt = performance.now();
      const replies = await session.connect();
      const end = await take(replies, listener);
      if (end !== undefined) return end;
      const isEmpty = replies.length === 1 && performance.now() - begunAt < emptyPauseMs;
      if (isEmpty) await setTimeout(emptyPauseMs, undefined, { signal }).catch(() => undefined);
    }
  } catch (error) {
    if (!(error instanceof HealthError)) throw error;
    // A dead token shows in the messages, where nobody renews it: a plain request does.
    if (error.values.some((value) => value.includes('401::') || value.includes('403::Handshake denied'))) await renewed(wire, apiVersion);
    return error.values.join(' ');
  } finally {
    if (signal.aborted) await session?.close();
  }
}

/** Subscribes to an object's events; returns the refusal, if there is one: the others go on without it. */
async function subscribe(session: BayeuxSession, object: string, listener: ChangeListener): Promise<readonly string[]> {
  const channel = channelOf(object);
  const position = await listener.position(channel);
  let refusal = await session.subscribe(channel, position ?? fromNowOn);
  if (refusal !== undefined && position !== undefined && /replayId/i.test(refusal)) {
    await listener.onPosition(channel, undefined);
    refusal = await session.subscribe(channel, fromNowOn);
  }
  listener.onState(refusal === undefined ? 'subscribed' : 'broken', channel, refusal ?? '');
  if (refusal !== undefined) return [refusal];
  listener.onHint(object);
  return [];
}

/** Hands on what a connect brought; returns why the session is over, or undefined to go on. */
async function take(replies: readonly BayeuxReply[], listener: ChangeListener): Promise<string | undefined> {
  for (const { channel, data } of replies.filter((reply) => reply.channel.startsWith('/data/'))) {
    const event = change.safeParse(data);
    const object = event.data?.payload?.ChangeEventHeader.entityName;
    listener.onHint(object ?? objectOf(channel));
    const replayId = event.data?.event?.replayId;
    if (replayId !== undefined && Number.isSafeInteger(replayId)) await listener.onPosition(channel, replayId);
  }
  const answer = replies.find(({ channel }) => channel === '/meta/connect');
  if (answer === undefined) return 'no answer to a connect';
  if (answer.successful === true) return undefined;
  if (answer.error?.startsWith('401')) throw new HealthError('RequestRefused', ['STREAMING', answer.error, '/meta/connect']);
  return answer.error ?? `reconnect by ${answer.advice?.reconnect ?? 'nothing'}`;
}

async function renewed(wire: Wire, apiVersion: string): Promise<void> {
  await wire.read(`/services/data/v${apiVersion}`).catch((error: unknown) => {
    // The polling of the service finds the same and says it.
    if (!(error instanceof HealthError)) throw error;
  });
}
