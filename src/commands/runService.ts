import { Messages } from '@salesforce/core';
import { HealthError } from '../domain/healthError.ts';
import type { HealthErrorName } from '../domain/healthError.ts';
import type { ServiceEvent } from '../domain/serviceEvent.ts';
import { printable } from '../formatters/printable.ts';
import { serviceEventJson, serviceEventText } from '../formatters/serviceLog.ts';
import { startHealthServer } from '../service/healthServer.ts';
import { ServiceBook } from '../service/serviceBook.ts';
import { watch } from '../service/watch.ts';
import type { WatchEnd, WatchRequest } from '../service/watchRequest.ts';
import { toSfError } from './headroomCommand.ts';
import { listening } from './listening.ts';
import { onStopSignal } from './stopSignals.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'service');

/** How long a stop may take; who is in the middle of something longer is cut, which the next run makes good. */
const stopSeconds = 20;

/** For people, for machines, or for machines with each step of a run: some 200 lines of it. */
export type LogFormat = 'text' | 'json' | 'json-steps';

export type ServiceOptions = Omit<WatchRequest, 'say' | 'book' | 'signal'> & {
  readonly log: LogFormat;
  /** Absent = no endpoint. */
  readonly healthPort?: number;
  readonly write: (line: string) => void;
};

/**
 * Runs a service until a signal, or the end of its calls, ends it: log, endpoint and the graceful stop around `watch`.
 *
 * The first SIGINT or SIGTERM lets it end at the next safe step within 20 seconds, the second one at once.
 */
export async function runService({ log, healthPort, write, ...request }: ServiceOptions): Promise<WatchEnd> {
  const say = eventLog(log, write);
  const book = new ServiceBook(Date.now());
  const stop = new AbortController();
  onStopSignal(() => {
    book.note({ state: 'stopping' });
    say({ kind: 'stopping', seconds: stopSeconds });
    stop.abort(new HealthError('Interrupted'));
    setTimeout(() => {
      say({ kind: 'stopped', cut: true });
      process.exit(0);
    }, stopSeconds * 1000).unref();
  });
  const server = healthPort === undefined ? undefined : await listening(healthPort, () => startHealthServer(healthPort, book));
  try {
    if (server !== undefined) say({ kind: 'health_listening', address: server.url });
    const end = await watch({ ...request, say, book, signal: stop.signal });
    if (end === 'stopped') say({ kind: 'stopped', cut: false });
    return end;
  } finally {
    await server?.close();
  }
}

/** Where events go: a line each, for people or for machines. */
export function eventLog(format: LogFormat, write: (line: string) => void): (event: ServiceEvent) => void {
  const phrase = (key: string): string => messages.getMessage(key);
  return (event) => {
    if (event.kind === 'step' && format !== 'json-steps') return;
    const time = new Date().toISOString();
    const line =
      format === 'text' ? serviceEventText(event, time, { phrase, error: errorWords }) : serviceEventJson(event, time, errorWords);
    if (line !== undefined) write(inOneLine(line));
  };
}

/** Whatever an org, a machine or an error put into an event: it begins no line of its own and moves nothing on a terminal. */
function inOneLine(text: string): string {
  return printable(text.replace(/([.:]?)\s*[\r\n]+\s*/g, (_break, end: string) => `${end === '' ? ';' : end} `)).replaceAll('\t', ' ');
}

/** The sentence of an error of ours; of any other one its own words. */
function errorWords(name: string, values: readonly string[]): string {
  return name === 'Unexpected' ? values.join(' ') : toSfError(new HealthError(name as HealthErrorName, values)).message;
}
