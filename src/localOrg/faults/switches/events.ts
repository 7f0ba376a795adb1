import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture';
const lost = 'https://help.salesforce.com/s/articleView?id=005321562';
const none = z.strictObject({});

/** What happens to change events on their way; `object` is the object of the event. */
export const eventFaults = {
  events_dropped: {
    says: 'never tells of a change',
    rows: [49],
    source: lost,
    parameters: none
  },
  events_duplicated: {
    says: 'sends an event twice',
    rows: [49],
    source: lost,
    parameters: none
  },
  events_reordered: {
    says: 'sends the events of one reply in the wrong order',
    rows: [49],
    source: lost,
    parameters: none
  },
  event_gap: {
    says: 'sends a gap event, which names the record and no field, in place of an event',
    rows: [49],
    source: `${guide}/cdc_other_events_gap.htm`,
    parameters: none
  },
  event_overflow: {
    says: 'sends an overflow event, which names the object only, as for a transaction of more than 100,000 changes',
    rows: [49],
    source: `${guide}/cdc_other_events_overflow.htm`,
    parameters: none
  },
  replay_id_stale: {
    says: 'refuses the replay id of a subscription as one that is not kept any more',
    rows: [49],
    source: 'https://developer.salesforce.com/docs/atlas.en-us.248.0.api_streaming.meta/api_streaming/streaming_error_codes.htm',
    parameters: none
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
