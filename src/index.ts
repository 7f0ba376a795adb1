/** What programs may use: sign in, run the sync, read an explanation, start a local org. */
export { connectOrg } from './org/connect.ts';
export type { ConnectOptions } from './org/connect.ts';
export type { OrgClient } from './org/orgClient.ts';
export { sync } from './operations/sync/sync.ts';
export type { SyncRequest } from './operations/sync/run/syncRequest.ts';
export type { SyncResult } from './domain/syncResult.ts';
export { explain } from './operations/explain/explain.ts';
export type { Explanation } from './domain/explanation.ts';
export { HealthError } from './domain/healthError.ts';
export { startLocalOrg } from './localOrg/startLocalOrg.ts';
export type { LocalOrgOptions, RunningLocalOrg } from './localOrg/startLocalOrg.ts';
