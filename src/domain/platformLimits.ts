const cheatSheet = 'https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet/guide';
const rest = 'https://developer.salesforce.com/docs/platform/api-rest/guide';
const bulk = 'https://developer.salesforce.com/docs/platform/api-asynch/guide';

/** A limit of the platform that a sync keeps to. Its words stand in `messages/doctor.md` under `limit.<key>`. */
export type PlatformLimit = {
  readonly key: string;
  /** As documented; what an org says of itself counts more. */
  readonly most: number;
  /** Its name in the resource `/limits`, where the org tells it. */
  readonly inOrg?: string;
  readonly source: string;
};

/** By their keys; numbers are defaults where the org tells its own. */
const limits = {
  calls: { most: 100_000, inOrg: 'DailyApiRequests', source: `${cheatSheet}/salesforce-app-limits-platform-api.html` },
  longCalls: { most: 25, source: `${cheatSheet}/salesforce-app-limits-platform-api.html` },
  compositeReads: { most: 25, source: `${rest}/resources-composite-composite-post.html` },
  compositeQueries: { most: 5, source: `${rest}/resources-composite-composite-post.html` },
  collectionRows: { most: 200, source: `${rest}/resources-composite-sobjects-collections.html` },
  addressBytes: { most: 16_384, source: `${cheatSheet}/salesforce-app-limits-platform-api.html` },
  queryCharacters: { most: 100_000, source: `${cheatSheet}/salesforce-app-limits-platform-soslsoql.html` },
  queryPage: { most: 2_000, source: `${rest}/resources-query.html` },
  updatedDays: { most: 30, source: `${rest}/resources-getupdated.html` },
  deletedDays: { most: 15, source: `${rest}/resources-getdeleted.html` },
  changedIds: { most: 600_000, source: `${rest}/resources-getdeleted.html` },
  bulkQueryJobs: { most: 10_000, inOrg: 'DailyBulkV2QueryJobs', source: `${cheatSheet}/salesforce-app-limits-platform-bulkapi.html` },
  bulkBatches: { most: 15_000, inOrg: 'DailyBulkApiBatches', source: `${cheatSheet}/salesforce-app-limits-platform-bulkapi.html` },
  bulkResultDays: { most: 7, source: `${bulk}/queries.html` },
  storage: { most: 10_240, inOrg: 'DataStorageMB', source: `${rest}/resources-limits.html` }
} as const satisfies Readonly<Record<string, Omit<PlatformLimit, 'key'>>>;

/** Every limit that the sync keeps to, in one table: whatever counts up to one takes its number from here. */
export const platformLimits: readonly PlatformLimit[] = Object.entries(limits).map(([key, limit]) => ({ key, ...limit }));

/** A limit as the platform documents it, in the unit that its key names. */
export function documentedLimit(key: keyof typeof limits): number {
  return limits[key].most;
}

/** A limit as it holds in an org. */
export type LimitInOrg = {
  readonly key: string;
  readonly most: number;
  /** What is left of it, where the org says so. */
  readonly left?: number;
  /** True where the org told it; else the documented default. */
  readonly isTold: boolean;
  readonly source: string;
};
