import type { Random } from '../../src/demo/random.ts';
import type { World } from './editedObject.ts';

/** A switch of the local org with what it is told. */
export type DrawnFault = { readonly fault: string } & Readonly<Record<string, unknown>>;

const written = ['Headroom_Scorecard_Result__c', 'Headroom_Whitespace_Cell__c', 'Headroom_Account_Summary__c'];
const read = ['Account', 'Case', 'Contact', 'Event', 'Opportunity', 'Asset', 'Headroom_Pulse__c'];

/** Requests that go wrong on their way: one that is drawn, or some of them by chance. */
const onTheWay = [
  ...['server_error', 'throttle', 'html_body', 'empty_body', 'truncated_json', 'reset_before', 'reset_after'],
  ...['subrequest_fails', 'query_too_complicated', 'locator_expired', 'session_dies', 'long_calls_busy']
] as const;

/** Bulk jobs and pages that go wrong. */
const ofJobs = [
  ...['job_slow', 'job_fails_at', 'job_aborted', 'job_deleted', 'job_expired', 'create_reply_lost', 'locator_missing'],
  ...['locator_repeated', 'locator_stale', 'page_cut', 'bad_gzip', 'wrong_count']
] as const;

/** Why nobody is let in, or not for long. */
const ofSessions = [
  ...['refresh_gives_dead_token', 'refresh_refused', 'app_blocked', 'ip_restricted', 'user_frozen', 'login_hours', 'mfa'],
  ...['api_disabled', 'not_for_rest', 'transaction_security']
] as const;

/** A fault of requests, jobs and sessions, which ends with the sync that it meets: it would meet people, too. */
export function drawShortFault({ random, one }: World): DrawnFault {
  const seed = random.whole(1, 1_000_000);
  const sometimes = { times: random.whole(1, 6), chance: 0.25, seed };
  const once = { at: random.whole(1, 12), times: random.whole(1, 3) };
  const firing = random.chance(0.5) ? once : sometimes;
  if (random.chance(0.15)) return { fault: 'daily_limit', remaining: random.whole(0, 60) };
  if (random.chance(0.1)) return { fault: 'other_app_calls', calls: random.whole(1, 20) };
  if (random.chance(0.1)) return { fault: random.pick(ofSessions), times: 1 };
  if (random.chance(0.2)) return meanwhile({ random, one }) ?? { fault: random.pick(onTheWay), ...firing };
  return { fault: random.pick([...onTheWay, ...ofJobs]), ...firing };
}

/** Somebody who edits or deletes a record while a sync asks for its n-th answer; undefined where there is none to edit. */
function meanwhile({ random, one }: Pick<World, 'random' | 'one'>): DrawnFault | undefined {
  const edits: readonly (readonly [object: string, body?: Readonly<Record<string, unknown>>])[] = [
    ['Case', { Status: 'Closed' }],
    ['Case', { Priority: 'High' }],
    ['Case'],
    ['Contact', { Title: 'VP Operations' }],
    ['Headroom_Pulse__c', { Pulse__c: 'Worried' }],
    ['Headroom_Scorecard_Result__c'],
    ['Headroom_Scorecard_Result__c', { Score__c: 2 }]
  ];
  const [object, body] = random.pick(edits);
  const id = one(object);
  if (id === null) return undefined;
  const does = { method: body === undefined ? 'DELETE' : 'PATCH', path: `/services/data/v66.0/sobjects/${object}/${id}` };
  return { fault: 'meanwhile', at: random.whole(1, 30), does: body === undefined ? does : { ...does, body } };
}

/** A fault that stays until all are taken back: of what is written, of commits, and of what the service sees. */
export function drawLongFault(random: Random): DrawnFault {
  const seed = random.whole(1, 1_000_000);
  const draws: readonly (() => DrawnFault)[] = [
    () => ({ fault: 'lock_rows', object: random.pick(written), times: random.whole(1, 12) }),
    () => ({ fault: 'trigger_fails', object: random.pick(written), times: 'always', chance: 0.3, seed }),
    () => ({ fault: 'late_commit', object: random.pick(read), delayS: random.whole(30, 900), times: random.whole(1, 3) }),
    () => ({ fault: random.pick(['long_transaction', 'equal_stamps', 'short_ids']) }),
    () => ({ fault: 'touch_storm', of: random.pick([...read, ...written]) }),
    () => ({ fault: 'purge_delete_log', ...(random.chance(0.5) ? { of: random.pick(read) } : {}) }),
    () => ({ fault: 'too_many_ids', most: random.whole(1, 5) }),
    () => ({ fault: 'sharing_hide', of: random.pick(read), share: 0.5 }),
    () => ({ fault: 'object_hide', of: random.pick(['Asset', 'Event', 'Case']) }),
    () => ({ fault: 'unfilterable_stamp', of: random.pick(['Asset', 'Contact', 'Case']) }),
    () => ({ fault: 'clock_skew', seconds: random.whole(-600, 600) }),
    () => ({ fault: 'fls_hide', ...random.pick(hidden) })
  ];
  return random.pick(draws)();
}

const hidden = [
  { of: 'Case', field: 'Priority' },
  { of: 'Account', field: 'ParentId' },
  { of: 'Opportunity', field: 'Amount' },
  { of: 'Contact', field: 'Title' }
] as const;
