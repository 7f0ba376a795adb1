import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const api = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api';
const updatedResult = `${api}/sforce_api_calls_getupdated_getupdatedresult.htm`;
const deletedResult = `${api}/sforce_api_calls_getdeleted_getdeletedresult.htm`;

/** What happens to stamps, commits and the clock, and to the logs of what changed. */
export const commitFaults = {
  late_commit: {
    says: 'answers a write of records with 202, stamps it with this moment and commits it so many seconds later; `latestDateCovered` waits for it unless told not to',
    rows: [1],
    source: 'https://github.com/airbytehq/airbyte/issues/27146',
    parameters: z.strictObject({ delayS: z.int().min(1).max(900).default(60), holdsMark: z.boolean().default(true) })
  },
  long_transaction: {
    says: 'has a transaction begin now that does not end: `latestDateCovered` stays at its begin',
    rows: [1],
    source: updatedResult,
    lasts: true,
    parameters: z.strictObject({})
  },
  equal_stamps: {
    says: 'gives every record that is saved the stamp of this moment',
    rows: [2],
    source: 'https://github.com/airbytehq/airbyte/issues/17148',
    lasts: true,
    parameters: z.strictObject({})
  },
  touch_storm: {
    says: 'moves the SystemModstamp of all records of an object to this moment, and nothing else of them',
    rows: [8],
    source: 'https://help.salesforce.com/s/articleView?id=000387261',
    lasts: true,
    parameters: z.strictObject({ of: z.string() })
  },
  purge_delete_log: {
    says: 'forgets which records were deleted up to now: `earliestDateAvailable` is this moment',
    rows: [5],
    source: deletedResult,
    lasts: true,
    parameters: z.strictObject({ of: z.string().optional() })
  },
  too_many_ids: {
    says: 'lets a list of changed ids hold so many, and refuses longer ones with EXCEEDED_ID_LIMIT',
    rows: [44],
    source: `${api}/sforce_api_calls_getupdated.htm`,
    lasts: true,
    parameters: z.strictObject({ most: z.int().min(0) })
  },
  clock_skew: {
    says: "moves the org's clock by so many seconds, forward or back",
    rows: [43],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#field.date',
    lasts: true,
    parameters: z.strictObject({ seconds: z.int().min(-86_400).max(86_400) })
  },
  org_swap: {
    says: 'puts another org behind the same address and users, as the refresh of a sandbox does: its id is new, tokens have ended',
    rows: [45],
    source: 'https://help.salesforce.com/s/articleView?id=sf.data_sandbox_environments.htm',
    lasts: true,
    parameters: z.strictObject({})
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
