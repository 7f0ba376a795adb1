import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { redact } from './redact.ts';
import { shapeOf } from './replyShape.ts';
import type { Wire } from './wire.ts';

const message = z.looseObject({
  channel: z.string(),
  successful: z.boolean().optional(),
  clientId: z.string().optional(),
  error: z.string().optional(),
  subscription: z.string().optional(),
  advice: z.looseObject({ reconnect: z.string().optional() }).optional(),
  data: z.unknown().optional()
});

/** A message of the Bayeux protocol as the server sends it. */
export type BayeuxReply = z.infer<typeof message>;

/** Longer than the 110 seconds after which Salesforce answers a connect that has nothing to tell. */
const connectMs = 120_000;
const otherMs = 30_000;

/**
 * One session of the Streaming API: messages over long polling, with the cookies that keep it on one server of the org.
 *
 * Its requests go over the wire of all others, so that token, renewal, timeouts and redaction are the same; they count against
 * the allocation of events, not against the calls of the day.
 * Sources: https://docs.cometd.org/current/reference/#_bayeux,
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_client_connection.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_timeouts.htm
 */
export class BayeuxSession {
  private readonly wire: Wire;
  private readonly path: string;
  private readonly signal: AbortSignal;
  private readonly cookies = new Map<string, string>();
  private clientId = '';
  private nextId = 1;

  private constructor(wire: Wire, apiVersion: string, signal: AbortSignal) {
    this.wire = wire;
    this.path = `/cometd/${apiVersion}`;
    this.signal = signal;
  }

  /** Shakes hands; throws where the server does not want this client. */
  static async open(wire: Wire, apiVersion: string, signal: AbortSignal): Promise<BayeuxSession> {
    const session = new BayeuxSession(wire, apiVersion, signal);
    const [reply] = await session.send({
      channel: '/meta/handshake',
      version: '1.0',
      minimumVersion: '1.0',
      supportedConnectionTypes: ['long-polling']
    });
    if (reply?.successful !== true || reply.clientId === undefined) throw session.refused('/meta/handshake', reply?.error);
    session.clientId = reply.clientId;
    return session;
  }

  /** Subscribes to a channel behind a replay id; returns the server's refusal, or undefined where it agreed. */
  async subscribe(channel: string, replayId: number): Promise<string | undefined> {
    const replies = await this.send({ channel: '/meta/subscribe', subscription: channel, ext: { replay: { [channel]: replayId } } });
    const reply = replies.find((each) => each.channel === '/meta/subscribe');
    return reply?.successful === true ? undefined : redact(reply?.error ?? 'no answer to the subscription');
  }

  /** Waits for events, and returns them with the answer to the wait. */
  async connect(): Promise<readonly BayeuxReply[]> {
    return this.send({ channel: '/meta/connect', connectionType: 'long-polling' }, connectMs);
  }

  /** Says goodbye; whether the server hears it makes no difference. */
  async close(): Promise<void> {
    const goodbye = this.send({ channel: '/meta/disconnect' }, 2000, AbortSignal.timeout(2000));
    await goodbye.catch((error: unknown) => {
      if (!(error instanceof HealthError)) throw error;
    });
  }

  /** The error of a refusal; texts of the org are redacted. */
  refused(channel: string, error = 'no reason given'): HealthError {
    return new HealthError('RequestRefused', ['STREAMING', redact(error), channel]);
  }

  private async send(
    values: { readonly channel: string; readonly [field: string]: unknown },
    timeoutMs = otherMs,
    signal = this.signal
  ): Promise<readonly BayeuxReply[]> {
    const client = this.clientId === '' ? {} : { clientId: this.clientId };
    const body = JSON.stringify([{ ...values, ...client, id: String(this.nextId++) }]);
    const reply = await this.wire.send({
      method: 'POST',
      path: this.path,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...this.cookieHeader() },
      body,
      counts: false,
      repeatable: false,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    });
    this.keepCookies(reply.headers.getSetCookie());
    return shapeOf(z.array(message), await this.jsonOf(reply, values.channel), 'messages of the Streaming API');
  }

  private async jsonOf(reply: Response, channel: string): Promise<unknown> {
    try {
      return JSON.parse(await reply.text());
    } catch (error) {
      throw new HealthError('RequestRefused', ['STREAMING', redact(String(error)), channel], { cause: error });
    }
  }

  private cookieHeader(): Readonly<Record<string, string>> {
    if (this.cookies.size === 0) return {};
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  private keepCookies(set: readonly string[]): void {
    for (const cookie of set) {
      const [, name, value] = /^([^=;\s]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
  }
}
