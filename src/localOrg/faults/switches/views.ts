import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const help = 'https://help.salesforce.com/s/articleView?id';
/** Whom it happens to; everybody but administrators where not said. */
const user = z.string().optional();

/** What users no longer see. */
export const viewFaults = {
  fls_hide: {
    says: 'takes the permission for a field away: describe omits it, queries that name it are refused',
    rows: [11],
    source: 'https://github.com/bruin-data/ingestr/pull/1011',
    lasts: true,
    parameters: z.strictObject({ of: z.string(), field: z.string(), user })
  },
  object_hide: {
    says: 'takes the permission to read an object away: it is not there for the user',
    rows: [11],
    source: `${help}=sf.permissions_about_users_access.htm`,
    lasts: true,
    parameters: z.strictObject({ of: z.string(), user })
  },
  sharing_hide: {
    says: 'takes View All on an object away and shares only a part of its records: the others look as if they were not there',
    rows: [13],
    source: `${help}=sf.managing_the_sharing_model.htm`,
    lasts: true,
    parameters: z.strictObject({ of: z.string(), share: z.number().min(0).max(1).default(0.5) })
  },
  unfilterable_stamp: {
    says: 'has describe call the SystemModstamp of an object not filterable and the object not replicateable, and refuses queries and lists of changes that need either',
    rows: [9],
    source: 'https://github.com/airbytehq/airbyte/pull/68166',
    lasts: true,
    parameters: z.strictObject({ of: z.string() })
  },
  short_ids: {
    says: 'gives ids of records and standard lookups in 15 characters, as reports do',
    rows: [39],
    source: 'https://help.salesforce.com/s/articleView?id=000385585',
    lasts: true,
    parameters: z.strictObject({})
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
