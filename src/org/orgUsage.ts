import { z } from 'zod';
import type { OrgUsage } from './orgClient.ts';
import type { Wire } from './wire.ts';
import { shapeOf } from './replyShape.ts';

const allowance = z.object({ Max: z.number(), Remaining: z.number() });
const limits = z.object({ DailyApiRequests: allowance, DataStorageMB: allowance.optional() }).catchall(z.unknown());

/** What the org allows and what has been used, from `/limits`. */
export async function readUsage(wire: Wire, apiVersion: string): Promise<OrgUsage> {
  const found = shapeOf(limits, await wire.json({ method: 'GET', path: `/services/data/v${apiVersion}/limits` }), 'limits');
  const { Max: callsADay, Remaining: left } = found.DailyApiRequests;
  wire.budget.noteLimits(callsADay - left, callsADay);
  const storage = found.DataStorageMB;
  const allowances = Object.entries(found).flatMap(([name, value]) => {
    const read = allowance.safeParse(value);
    return read.success ? [[name, { most: read.data.Max, left: read.data.Remaining }] as const] : [];
  });
  return {
    callsThisRun: wire.budget.callsThisRun,
    callsToday: callsADay - left,
    callsADay,
    allowances: Object.fromEntries(allowances),
    ...(storage === undefined ? {} : { storageUsedMb: storage.Max - storage.Remaining, storageMaxMb: storage.Max })
  };
}
