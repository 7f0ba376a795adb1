import { HealthError } from '../domain/healthError.ts';
import type { ApiBudget } from './apiBudget.ts';
import { classifyFault, silentCode } from './classifyError.ts';
import type { OrgFault } from './classifyError.ts';
import { faultOfBreak, readFault } from './readFault.ts';
import { redact } from './redact.ts';
import { retryPauseMs } from './retryPause.ts';
import type { Session } from './session.ts';
import { defaultPatience, SilenceTimer } from './silenceTimer.ts';
import type { Patience } from './silenceTimer.ts';
import { refusal } from './wireError.ts';

export type WireRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** From `/services/` or `/cometd/` on, with query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A function where the body itself carries the token, as SOAP's does. */
  readonly body?: string | Uint8Array<ArrayBuffer> | Blob | ((accessToken: string) => string);
  /** False where doing it twice would make two records: then only a dead token is worth a second try. */
  readonly repeatable?: boolean;
  /** False for the few addresses that do not count against the day's calls. */
  readonly counts?: boolean;
  /** True where the body may take up to two hours, as long as something comes. */
  readonly isDownload?: boolean;
  /** Gives the request up. */
  readonly signal?: AbortSignal;
  /** Is called when the org has answered, before the answer is read as JSON. */
  readonly onAnswer?: () => void;
};

export type WireOptions = {
  readonly session: Session;
  readonly budget: ApiBudget;
  /** Tries of a request that finds the org busy. */
  readonly tries?: number;
  readonly pause?: (ms: number) => Promise<void>;
  /** Salesforce ends requests after ten minutes by itself. */
  readonly timeoutMs?: number;
  /** A file may take longer, but not for ever: two hours are 14 KB a second for the longest that comes in one piece. */
  readonly downloadMs?: number;
  readonly patience?: Patience;
};

/** A request that nothing comes for takes minutes: it is not worth as many tries as one that is answered. */
const triesInSilence = 2;

/**
 * Every request to the org goes through here: token, one renewal, pauses, budget, no redirects.
 *
 * A request has at most two tries with a token that the org refuses, and `tries` when the org is busy or a connection
 * breaks. Throws HealthError only; texts of the org are redacted.
 */
export class Wire {
  private readonly options: Required<WireOptions>;
  private newestDate: string | null = null;

  constructor(options: WireOptions) {
    const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
    this.options = { tries: 5, timeoutMs: 600_000, downloadMs: 7_200_000, patience: defaultPatience, pause, ...options };
  }

  get budget(): ApiBudget {
    return this.options.budget;
  }

  /** The end of the second that the org's newest reply names; undefined where none has said what time it is. */
  get heardAt(): string | undefined {
    const second = Date.parse(this.newestDate ?? '');
    return Number.isNaN(second) ? undefined : new Date(second + 999).toISOString();
  }

  /** Pauses as between tries; for polling. */
  async pause(ms: number): Promise<void> {
    await this.options.pause(ms);
  }

  /** Sends a request and returns a good reply with its body unread; reading it fails when nothing comes any more. */
  async send(request: WireRequest): Promise<Response> {
    if (!/^\/(services|cometd)\//.test(request.path)) {
      throw new HealthError('RequestRefused', ['FOREIGN_ADDRESS', 'the org named an address that is none of its own', request.path]);
    }
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const { accessToken } = this.options.session.current;
      const reply = await this.attempt(request, accessToken);
      if (reply instanceof Response && reply.ok) return reply;
      const fault = reply instanceof Response ? await readFault(reply) : reply;
      const { action } = classifyFault(fault);
      const tries = fault.code === silentCode ? Math.min(triesInSilence, this.options.tries) : this.options.tries;
      if ((action === 'renew' || (action === 'move' && this.options.session.canRenew)) && !renewed) {
        renewed = true;
        await this.options.session.renew(accessToken);
      } else if ((action === 'retry' || action === 'move') && request.repeatable !== false && attempt < tries) {
        await this.options.pause(retryPauseMs(attempt, reply instanceof Response ? reply.headers.get('retry-after') : undefined));
      } else {
        throw this.refused(fault, request);
      }
    }
  }

  /** Sends a request and parses the JSON of its reply; undefined for an empty one. */
  async json(request: WireRequest): Promise<unknown> {
    const headers = {
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers
    };
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.send({ ...request, headers });
      request.onAnswer?.();
      if (reply.status === 204) return undefined;
      try {
        return parseJson(reply.headers.get('content-type') ?? '', await reply.text());
      } catch (error) {
        if (request.repeatable === false || attempt >= this.options.tries) throw this.unreachable(error);
        await this.options.pause(retryPauseMs(attempt, reply.headers.get('retry-after')));
      }
    }
  }

  /** The JSON of a GET. */
  async read(path: string): Promise<unknown> {
    return this.json({ method: 'GET', path });
  }

  private async attempt(request: WireRequest, accessToken: string): Promise<Response | OrgFault> {
    const { budget, session, patience, timeoutMs, downloadMs } = this.options;
    const counts = request.counts !== false;
    if (counts) budget.take();
    const silence = new SilenceTimer(patience);
    let usage: string | null = null;
    try {
      const reply = await fetch(session.current.instanceUrl + request.path, {
        method: request.method,
        headers: { ...request.headers, authorization: `Bearer ${accessToken}` },
        redirect: 'manual',
        signal: AbortSignal.any([
          silence.signal,
          AbortSignal.timeout(request.isDownload === true ? downloadMs : timeoutMs),
          ...(request.signal === undefined ? [] : [request.signal])
        ]),
        ...(request.body === undefined ? {} : { body: typeof request.body === 'function' ? request.body(accessToken) : request.body })
      });
      usage = reply.headers.get('sforce-limit-info');
      this.newestDate = reply.headers.get('date') ?? this.newestDate;
      return silence.guard(reply);
    } catch (error) {
      silence.stop();
      return faultOfBreak(error, silence.isOver ? silentCode : undefined);
    } finally {
      if (counts) budget.answered(usage);
      else budget.note(usage);
    }
  }

  /** The error of a request that the org refused for good. */
  refused(fault: OrgFault, { method, path }: Pick<WireRequest, 'method' | 'path'>): HealthError {
    return refusal(fault, { url: this.options.session.current.instanceUrl, method, path, day: this.options.budget.day });
  }

  private unreachable(cause: unknown): HealthError {
    return new HealthError('OrgUnreachable', [this.options.session.current.instanceUrl, redact(String(cause))], { cause });
  }
}

function parseJson(contentType: string, body: string): unknown {
  if (!contentType.includes('json')) throw new Error(`an answer of type ${contentType || 'unknown'} instead of JSON`);
  return JSON.parse(body);
}
