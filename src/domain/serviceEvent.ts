import type { SyncResult } from './syncResult.ts';

/** Why a service runs a cycle. */
export type CycleBecause =
  /** It has just begun: what happened while nobody looked is unknown. */
  | 'start'
  /** A look found records that changed. */
  | 'changed'
  /** A new day of the org: windows such as "last 90 days" move without new rows. */
  | 'night'
  /** Settings, or the fields that they name, changed. */
  | 'settings'
  /** Nothing for an hour: some objects do not tell of their changes. */
  | 'hour'
  /** The interval that the admin asked for is over. */
  | 'interval'
  /** The cycle before failed. */
  | 'retry';

/** What a service is doing, in one word. */
export type ServiceState =
  | 'starting'
  /** Another service holds the place to write. */
  | 'waiting'
  | 'running'
  /** Up to date, until the next look or interval. */
  | 'idle'
  /** Something outside is wrong; it tries again by itself. */
  | 'degraded'
  /** The share of API calls is used up: it ends, and whoever starts it again lets it go on. */
  | 'paused'
  | 'stopping';

/** Where change events come from, and whether they come. */
export type EventState = 'subscribed' | 'broken';

/** What a service says while it runs: one line of its log. Holds no values of records and no names of records. */
export type ServiceEvent =
  | { readonly kind: 'started'; readonly mode: 'watch' | 'every'; readonly seconds: number; readonly changeEvents: readonly string[] }
  /** No org was named; `message` says which one was taken. */
  | { readonly kind: 'org_chosen'; readonly message: string }
  | { readonly kind: 'health_listening'; readonly address: string }
  | { readonly kind: 'lease_waiting'; readonly heldBy: string }
  /** A machine with another data folder keeps this org's scores; instants of the org, `runId` of its last run. */
  | {
      readonly kind: 'elsewhere_waiting';
      readonly heldBy: string;
      readonly since: string;
      readonly until: string;
      readonly runId: string;
    }
  /** One said so and is silent beyond its time. */
  | { readonly kind: 'elsewhere_silent'; readonly heldBy: string; readonly until: string }
  /** A dry run waits until a sync lets go of the facts, to copy them. */
  | { readonly kind: 'copy_waiting' }
  | { readonly kind: 'lease_taken'; readonly orgId: string }
  | { readonly kind: 'lease_lost'; readonly heldBy: string }
  | { readonly kind: 'cycle_started'; readonly because: CycleBecause; readonly objects: readonly string[] }
  | { readonly kind: 'step'; readonly step: string; readonly object?: string }
  | {
      readonly kind: 'cycle_done';
      readonly runId: string;
      readonly status: SyncResult['status'];
      readonly seconds: number;
      readonly calls: number;
      readonly accounts: number;
      readonly rows: number;
      readonly written: number;
      readonly parked: number;
    }
  /** `error` is the name of the product's error, `values` what its sentence is made of. */
  | { readonly kind: 'failed'; readonly error: string; readonly values: readonly string[]; readonly retryInSeconds: number }
  | { readonly kind: 'recovered' }
  | { readonly kind: 'pace_changed'; readonly seconds: number; readonly callsADay: number; readonly share: number }
  | { readonly kind: 'events'; readonly state: EventState; readonly channel: string; readonly detail: string }
  | { readonly kind: 'paused'; readonly calls: number; readonly limit: number }
  | { readonly kind: 'stopping'; readonly seconds: number }
  | { readonly kind: 'stopped'; readonly cut: boolean };

/** How urgent an event is; machines filter by it. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const levels: Readonly<Partial<Record<ServiceEvent['kind'], LogLevel>>> = {
  step: 'debug',
  lease_waiting: 'warn',
  elsewhere_waiting: 'warn',
  elsewhere_silent: 'warn',
  lease_lost: 'warn',
  failed: 'error',
  paused: 'warn'
};

/** The level of an event: info where nothing else is said. A broken subscription is a warning: looking goes on. */
export function levelOf(event: ServiceEvent): LogLevel {
  if (event.kind === 'events') return event.state === 'broken' ? 'warn' : 'info';
  return levels[event.kind] ?? 'info';
}
