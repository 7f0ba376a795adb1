import type { Behaviour, Conformance } from './behaviour.ts';

const capture = 'https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture';
const older = 'https://developer.salesforce.com/docs/atlas.en-us.250.0.change_data_capture.meta/change_data_capture';
const errors = 'https://developer.salesforce.com/docs/atlas.en-us.248.0.api_streaming.meta/api_streaming/streaming_error_codes.htm';
const handling = 'https://developer.salesforce.com/docs/atlas.en-us.242.0.api_streaming.meta/api_streaming/streaming_handling_errors.htm';
const file = 'unit/localOrg/streaming.test.ts';
const client = 'localOrg/jsforceStreaming.test.ts';

const documented = (says: string, source: string, title: string): Behaviour => ({
  says,
  source,
  standing: 'documented',
  test: [file, title]
});

/** Change Data Capture, and the Streaming API that carries it. */
export const streamingConformance: Conformance = {
  area: 'Change Data Capture (CometD)',
  behaviours: [
    documented(
      'Up to five objects are chosen; `POST /services/headroom-local/change-events` stands for the page in Setup',
      'https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-allocations.html',
      'takes at most five objects that the org has'
    ),
    documented(
      'CREATE, UPDATE, DELETE and UNDELETE carry a header and the fields that the kind of change has; parts of compound fields stand under their whole',
      `${older}/cdc_event_fields_body.htm`,
      'tells of a created, updated, deleted and undeleted record with what the platform says of each'
    ),
    documented(
      'Events tell of committed changes of chosen objects; `/data/ChangeEvents` carries them all',
      `${capture}/cdc_subscribe_channels.htm`,
      'tells nothing of objects that are not chosen, and nothing of what is undone'
    ),
    documented(
      'Changes of one transaction share `transactionKey`; `sequenceNumber` is their order',
      `${capture}/cdc_event_fields_header.htm`,
      'gives changes of one request one transaction key and rising numbers'
    ),
    documented(
      'The replay extension asks for events behind an id, for all that are kept (-2) or for new ones (-1)',
      'https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_durability.htm',
      'replays from an id on, from the oldest with -2, and only new ones with -1'
    ),
    documented(
      'Events are kept for 72 hours; an id that is not kept is refused',
      errors,
      'refuses a replay id that is not kept, after 72 hours too'
    ),
    documented(
      'A client without a session, a channel that is not there and a user without View All are refused with code and advice',
      handling,
      'refuses unknown clients, channels and users in the words of the platform'
    ),
    documented('A dead token is `401::Authentication invalid` with `reconnect: none`', handling, 'says 401 to a dead token, and to none'),
    documented('Long polling is the only transport', errors, 'has long polling only'),
    documented(
      'Gap events name the record and no field, overflow events the object only; here a fault sends them',
      `${capture}/cdc_other_events.htm`,
      'sends a gap event without fields, one overflow event without ids, an event twice, events in the wrong order, or none'
    ),
    {
      says: 'jsforce hears of changes, replays and is told of a dead token with its own client and extensions',
      source: 'https://jsforce.github.io/document/#streaming',
      standing: 'observed',
      test: [client, 'is given what it missed, by its replay extension']
    }
  ],
  refusals: [{ asks: 'WebSocket or callback polling on /cometd', gets: '400', test: [file, 'has long polling only'] }],
  notThere: [
    'Events of equal changes are merged where they follow one another, 200 records at most; the platform merges across others, too, and not always.',
    '`changeOrigin` is empty, `schema` is the name of the event: there are no Avro schemas.',
    'PushTopics, generic streaming, platform events, custom channels and the Pub/Sub API.',
    'A channel of an object that is not chosen is taken and stays silent; what the platform says is not known.',
    'The cookie that keeps a session on one server (sfdc-stream) is not given, and deliveries are not counted against a limit.'
  ]
};
