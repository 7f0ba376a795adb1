import type { SessionRoute } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import { quoted } from '../schema/tables.ts';

const kilobytesPerRecord = 2;

/** What the org allows and what is left. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm */
export const limitsRoute: SessionRoute = {
  says: 'says how much of each limit is left',
  method: 'GET',
  path: '/services/data/v:version/limits',
  handle: ({ org }) => {
    const { limits } = org;
    const limit = (max: number, used = 0): Record<string, number> => ({ Max: max, Remaining: Math.max(0, max - used) });
    return {
      status: 200,
      json: {
        ActiveScratchOrgs: limit(3),
        AnalyticsExternalDataSizeMB: limit(40960),
        ConcurrentAsyncGetReportInstances: limit(200),
        DailyApiRequests: limit(limits.dailyApiRequests, org.callsToday),
        DailyAsyncApexExecutions: limit(250_000),
        DailyBulkApiBatches: limit(15_000),
        DailyBulkV2QueryFileStorageMB: limit(976_562),
        DailyBulkV2QueryJobs: limit(10_000),
        DailyStreamingApiEvents: limit(10_000),
        DataStorageMB: limit(limits.dataStorageMb, dataStorageMb(org)),
        FileStorageMB: limit(limits.fileStorageMb),
        HourlyAsyncReportRuns: limit(1200),
        SingleEmail: limit(15)
      }
    };
  }
};

/** Storage by the platform's rule of 2 KB a record, whatever it holds. Source: https://help.salesforce.com/s/articleView?id=sf.overview_storage.htm */
function dataStorageMb(org: LocalOrg): number {
  let records = 0;
  for (const object of org.schema.all()) {
    if (object.setup || object.openToAll || object.isMetadataType || object.name.endsWith('History')) continue;
    records += org.database.number(`select count(*) from ${quoted(object.name)}`);
  }
  return Math.ceil((records * kilobytesPerRecord) / 1024);
}
