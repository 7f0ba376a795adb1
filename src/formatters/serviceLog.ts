import { levelOf } from '../domain/serviceEvent.ts';
import type { ServiceEvent } from '../domain/serviceEvent.ts';
import { filled, instantText } from './words.ts';
import type { Words } from './words.ts';

/** The sentence of an error by its name and values. */
export type ErrorWords = (name: string, values: readonly string[]) => string;

/** Phrases of `messages/service.md`, and sentences of errors. */
export type LogWords = { readonly phrase: Words; readonly error: ErrorWords };

const mostObjects = 5;

/**
 * An event of a service as one JSON object for machines: time, level, event and its facts; an error has its sentence as well.
 *
 * @param time  instant of this machine
 */
export function serviceEventJson(event: ServiceEvent, time: string, errorWords: ErrorWords): string {
  const { kind, ...facts } = event;
  const message = event.kind === 'failed' ? { message: errorWords(event.error, event.values) } : {};
  return JSON.stringify({ time, level: levelOf(event), event: kind, ...facts, ...message });
}

/**
 * An event of a service as one line for people; undefined for steps, which only machines count.
 *
 * @param words  phrases of `messages/service.md`
 */
export function serviceEventText(event: ServiceEvent, time: string, words: LogWords): string | undefined {
  if (event.kind === 'step') return undefined;
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC  ${sentence(event, words)}`;
}

function sentence(event: Exclude<ServiceEvent, { readonly kind: 'step' }>, { phrase, error }: LogWords): string {
  const say: Say = (key, ...values) => filled(phrase(key), ...values);
  switch (event.kind) {
    case 'started': {
      const objects = event.changeEvents.length === 0 ? '' : ` ${say('changeEvents', event.changeEvents.join(', '))}`;
      return `${say(`started.${event.mode}`, event.seconds)}${objects}`;
    }
    case 'org_chosen':
      return event.message;
    case 'health_listening':
      return say('healthListening', event.address, event.address);
    case 'lease_waiting':
    case 'lease_taken':
    case 'lease_lost':
    case 'elsewhere_waiting':
    case 'elsewhere_silent':
    case 'copy_waiting':
      return placeSentence(event, say);
    case 'cycle_started':
      return say(`because.${event.because}`, someOf(event.objects));
    case 'cycle_done':
      return say('cycleDone', event.status, event.rows, event.accounts, event.written, event.parked, event.calls, event.seconds.toFixed(1));
    case 'failed':
      return say('failed', error(event.error, event.values), event.retryInSeconds);
    case 'recovered':
      return say('recovered');
    case 'pace_changed':
      return say('paceChanged', event.seconds, Math.round(event.share * 100), event.callsADay);
    case 'events':
      return say(`events.${event.state}`, event.channel, event.detail);
    case 'paused':
      return say('paused', event.calls, event.limit);
    case 'stopping':
      return say('stopping', event.seconds);
    case 'stopped':
      return say(event.cut ? 'stoppedCut' : 'stopped');
  }
}

type Say = (key: string, ...values: readonly (string | number)[]) => string;

/** Who holds the place to write, on this machine or in the org, and who waits for it. */
function placeSentence(
  event: Extract<ServiceEvent, { readonly kind: `lease_${string}` | `elsewhere_${string}` | 'copy_waiting' }>,
  say: Say
): string {
  switch (event.kind) {
    case 'lease_waiting':
      return say('leaseWaiting', event.heldBy);
    case 'elsewhere_waiting':
      return say('elsewhereWaiting', event.heldBy, instantText(event.since), instantText(event.until), event.runId);
    case 'elsewhere_silent':
      return say('elsewhereSilent', event.heldBy, instantText(event.until));
    case 'copy_waiting':
      return say('copyWaiting');
    case 'lease_taken':
      return say('leaseTaken', event.orgId);
    case 'lease_lost':
      return say('leaseLost', event.heldBy);
  }
}

function someOf(objects: readonly string[]): string {
  const more = objects.length - mostObjects;
  return more > 0 ? `${objects.slice(0, mostObjects).join(', ')} +${more}` : objects.join(', ');
}
