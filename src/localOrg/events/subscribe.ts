import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import type { StreamingClient } from './streamingClient.ts';

type Answer = Readonly<Record<string, unknown>>;

/** Channel of all chosen objects. */
const allChanges = '/data/ChangeEvents';

/**
 * Subscribes to a channel of change events from a replay id on: -1 = what comes from now on, -2 = all that is kept.
 *
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_subscribe_channels.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.248.0.api_streaming.meta/api_streaming/streaming_error_codes.htm
 */
export function subscribeTo(context: OrgContext, client: StreamingClient, message: Answer): Answer {
  const channel = message['subscription'];
  if (typeof channel !== 'string' || channel === '') return refused('400::Channel name not specified');
  if (!channel.startsWith('/')) return refused("400::Channel subscriptions must start with a leading '/'");
  const object = objectOfChannel(context, channel);
  if (channel !== allChanges && !object) return refused(`400::The channel you requested to subscribe to does not exist {${channel}}`);
  if (object && !maySubscribe(context, object)) return refused('403:denied_by_security_policy:create_denied');
  const asked = replayOf(message, channel);
  const position = positionOf(context, asked);
  if (position === undefined) {
    const cure = 'Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.';
    return refused(`400::The replayId {${String(asked)}} you provided was invalid. ${cure}`);
  }
  client.subscriptions.set(channel, { channel, entities: () => entitiesOf(context, object), position });
  return { successful: true };
}

function refused(error: string): Answer {
  return { successful: false, error };
}

/** The object of `/data/AccountChangeEvent` or `/data/My_Object__ChangeEvent`, upper and lower case as it is. */
function objectOfChannel(context: OrgContext, channel: string): OrgObject | undefined {
  const [, custom, standard] = /^\/data\/(?:(\w+__)ChangeEvent|(\w+)ChangeEvent)$/.exec(channel) ?? [];
  const name = custom === undefined ? standard : `${custom}c`;
  const object = name === undefined ? undefined : context.schema.object(name);
  return object?.name === name ? object : undefined;
}

/** View All for the object; of the channel of all chosen objects everybody gets what he may see. */
function maySubscribe({ permissions }: OrgContext, object: OrgObject): boolean {
  return permissions.object(object).viewAll;
}

function entitiesOf(context: OrgContext, object: OrgObject | undefined): readonly string[] {
  if (object) return [object.name];
  return context.org.events.objects.filter((name) => maySubscribe(context, context.schema.known(name)));
}

/** What the replay extension asks for: a number or its digits; -1 where it does not say. */
function replayOf(message: Answer, channel: string): unknown {
  const { replay } = (message['ext'] ?? {}) as { readonly replay?: Readonly<Record<string, unknown>> };
  return replay?.[channel] ?? -1;
}

/** The replay id behind which to begin; undefined for one that is not kept. */
function positionOf({ org }: OrgContext, asked: unknown): number | undefined {
  const replayId = typeof asked === 'string' && /^-?\d+$/.test(asked) ? Number(asked) : asked;
  if (typeof replayId !== 'number' || !Number.isInteger(replayId) || replayId < -2) return undefined;
  const kept = org.events.kept(org.clock.nowMs());
  if (replayId === -1) return org.events.last;
  if (replayId === -2) return 0;
  const isKept = kept !== undefined && replayId >= kept.oldest && replayId <= kept.newest;
  return isKept && !org.faults.fires('replay_id_stale') ? replayId : undefined;
}
