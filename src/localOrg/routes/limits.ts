import type { SessionRoute } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import { dataStorageMb } from '../records/storage.ts';
const mostPermissionSets = 1500;
const mostOwnPermissionSets = 1000;

/** Limits of features that the local org lacks: nothing of them is ever used. Values of the documented reply. */
const untouched: Readonly<Record<string, number>> = {
  ActiveScratchOrgs: 3,
  AnalyticsExternalDataSizeMB: 40_960,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentEinsteinDataInsightsStoryCreation: 5,
  ConcurrentEinsteinDiscoveryStoryCreation: 2,
  ConcurrentSyncReportRuns: 20,
  DailyAnalyticsDataflowJobExecutions: 60,
  DailyAnalyticsUploadedFilesSizeMB: 51_200,
  DailyAsyncApexExecutions: 250_000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DailyDeliveredPlatformEvents: 10_000,
  DailyDurableGenericStreamingApiEvents: 10_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyEinsteinDataInsightsStoryCreation: 1000,
  DailyEinsteinDiscoveryPredictAPICalls: 50_000,
  DailyEinsteinDiscoveryPredictionsByCDC: 5_000_000,
  DailyEinsteinDiscoveryStoryCreation: 100,
  DailyFunctionsApiCallLimit: 235_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyScratchOrgs: 6,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 100_000,
  DurableStreamingApiConcurrentClients: 20,
  HourlyAsyncReportRuns: 1200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5000,
  HourlyDashboardStatuses: 999_999_999,
  HourlyLongTermIdMapping: 100_000,
  HourlyManagedContentPublicRequests: 50_000,
  HourlyODataCallout: 20_000,
  HourlyPublishedPlatformEvents: 50_000,
  HourlyPublishedStandardVolumePlatformEvents: 1000,
  HourlyShortTermIdMapping: 100_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 1000,
  MassEmail: 5000,
  MonthlyEinsteinDiscoveryStoryCreation: 500,
  Package2VersionCreates: 6,
  Package2VersionCreatesWithoutValidation: 500,
  PlatformEventTriggersWithParallelProcessing: 5,
  PrivateConnectOutboundCalloutHourlyLimitMB: 0,
  SingleEmail: 5000,
  StreamingApiConcurrentClients: 20
};

type Limit = { readonly Max: number; readonly Remaining: number; readonly CreateCustom?: Limit };

/**
 * What the org allows and what is left, with every name of the documented reply.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm
 */
export const limitsRoute: SessionRoute = {
  says: 'says how much of each limit is left',
  method: 'GET',
  path: '/services/data/v:version/limits',
  handle: ({ org }) => ({ status: 200, json: limitsOf(org) })
};

function limitsOf(org: LocalOrg): Readonly<Record<string, Limit>> {
  const { limits } = org;
  const own = org.database.number('select count(*) from "PermissionSet" where "ProfileId" is null');
  const named: Record<string, Limit> = {
    ...Object.fromEntries(Object.entries(untouched).map(([name, max]) => [name, limit(max)])),
    DailyApiRequests: limit(limits.dailyApiRequests, org.callsToday),
    DataStorageMB: limit(limits.dataStorageMb, dataStorageMb(org)),
    FileStorageMB: limit(limits.fileStorageMb),
    PermissionSets: { ...limit(mostPermissionSets, own), CreateCustom: limit(mostOwnPermissionSets, own) }
  };
  return Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function limit(max: number, used = 0): Limit {
  return { Max: max, Remaining: Math.max(0, max - used) };
}
