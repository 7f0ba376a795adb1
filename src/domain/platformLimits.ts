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

/** Every limit that the sync keeps to, in one table; numbers are defaults where the org tells its own. */
export const platformLimits: readonly PlatformLimit[] = [
  { key: 'calls', most: 100_000, inOrg: 'DailyApiRequests', source: `${cheatSheet}/salesforce-app-limits-platform-api.html` },
  { key: 'longCalls', most: 25, source: `${cheatSheet}/salesforce-app-limits-platform-api.html` },
  { key: 'compositeReads', most: 25, source: `${rest}/resources-composite-composite-post.html` },
  { key: 'compositeQueries', most: 5, source: `${rest}/resources-composite-composite-post.html` },
  { key: 'collectionRows', most: 200, source: `${rest}/resources-composite-sobjects-collections.html` },
  { key: 'addressBytes', most: 16_384, source: `${cheatSheet}/salesforce-app-limits-platform-api.html` },
  { key: 'queryCharacters', most: 100_000, source: `${cheatSheet}/salesforce-app-limits-platform-soslsoql.html` },
  { key: 'queryPage', most: 2_000, source: `${rest}/resources-query.html` },
  { key: 'updatedDays', most: 30, source: `${rest}/resources-getupdated.html` },
  { key: 'deletedDays', most: 15, source: `${rest}/resources-getdeleted.html` },
  { key: 'changedIds', most: 600_000, source: `${rest}/resources-getdeleted.html` },
  {
    key: 'bulkQueryJobs',
    most: 10_000,
    inOrg: 'DailyBulkV2QueryJobs',
    source: `${cheatSheet}/salesforce-app-limits-platform-bulkapi.html`
  },
  { key: 'bulkBatches', most: 15_000, inOrg: 'DailyBulkApiBatches', source: `${cheatSheet}/salesforce-app-limits-platform-bulkapi.html` },
  { key: 'bulkResultDays', most: 7, source: `${bulk}/queries.html` },
  { key: 'storage', most: 10_240, inOrg: 'DataStorageMB', source: `${rest}/resources-limits.html` }
];

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
