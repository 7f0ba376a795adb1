import type { Route } from './http/route.ts';
import { batchRoute } from './routes/batch.ts';
import { asyncApiRoutes } from './routes/asyncApi.ts';
import { deletedRoute, updatedRoute } from './routes/changes.ts';
import { changeEventsRoute, chooseChangeEventsRoute } from './routes/changeEvents.ts';
import { clockRoute } from './routes/clock.ts';
import { cometdRoute, cometdUpgradeRoute } from './routes/cometd.ts';
import {
  createManyRoute,
  deleteManyRoute,
  retrieveManyByUrlRoute,
  retrieveManyRoute,
  updateManyRoute,
  upsertManyRoute
} from './routes/collections.ts';
import { compositeListRoute, compositeRoute } from './routes/composite.ts';
import { cancelDeployRoute, deployRoute, deployStatusRoute } from './routes/deploy.ts';
import { describeGlobalRoute, describeRoute, objectInfoRoute } from './routes/describe.ts';
import { deleteByKeyRoute, readByKeyRoute, upsertRoute } from './routes/externalId.ts';
import { clearFaultsRoute, faultsRoute, setFaultRoute } from './routes/faults.ts';
import { frontdoorPostRoute, frontdoorRoute } from './routes/frontdoor.ts';
import { identityRoute, userinfoRoute } from './routes/identity.ts';
import {
  closeIngestJobRoute,
  createIngestJobRoute,
  deleteIngestJobRoute,
  ingestJobRoute,
  ingestJobsRoute,
  ingestResultsRoute,
  uploadRoute
} from './routes/ingestJobs.ts';
import { limitsRoute } from './routes/limits.ts';
import { queryAllMoreRoute, queryAllRoute, queryMoreRoute, queryRoute } from './routes/query.ts';
import {
  abortQueryJobRoute,
  createQueryJobRoute,
  deleteQueryJobRoute,
  queryJobRoute,
  queryJobsRoute,
  queryResultLinksRoute,
  queryResultsRoute
} from './routes/queryJobs.ts';
import { createByIdRoute, createRoute, deleteRoute, readRoute, updateRoute } from './routes/records.ts';
import { recentRoute } from './routes/recent.ts';
import { recordCountRoute } from './routes/recordCount.ts';
import { requestsRoute } from './routes/requests.ts';
import { revokeByAddressRoute, revokeRoute } from './routes/revoke.ts';
import { singleaccessPostRoute, singleaccessRoute } from './routes/singleaccess.ts';
import { soapOrgRoute, soapRoute } from './routes/soap.ts';
import { tokenRoute } from './routes/token.ts';
import { toolingDescribeGlobalRoute, toolingDescribeRoute, toolingQueryRoute } from './routes/tooling.ts';
import { treeRoute } from './routes/tree.ts';
import { resourcesRoute, versionsRoute } from './routes/versions.ts';
import { uiApiRoutes } from './uiApi/uiApiRoutes.ts';

/**
 * Everything the local org serves. The first entry whose path and method fit wins; what none of them fits is refused loudly
 * (http/router.ts). Adding a route is one file and one line.
 */
export const routes: readonly Route[] = [
  tokenRoute,
  revokeRoute,
  revokeByAddressRoute,
  userinfoRoute,
  identityRoute,
  singleaccessRoute,
  singleaccessPostRoute,
  frontdoorRoute,
  frontdoorPostRoute,
  versionsRoute,
  resourcesRoute,
  limitsRoute,
  recentRoute,
  recordCountRoute,
  describeGlobalRoute,
  objectInfoRoute,
  createRoute,
  createByIdRoute,
  describeRoute,
  updatedRoute,
  deletedRoute,
  readRoute,
  updateRoute,
  deleteRoute,
  upsertRoute,
  readByKeyRoute,
  deleteByKeyRoute,
  queryRoute,
  queryAllRoute,
  queryMoreRoute,
  queryAllMoreRoute,
  compositeRoute,
  compositeListRoute,
  batchRoute,
  treeRoute,
  createManyRoute,
  updateManyRoute,
  deleteManyRoute,
  upsertManyRoute,
  retrieveManyRoute,
  retrieveManyByUrlRoute,
  createQueryJobRoute,
  queryJobsRoute,
  queryJobRoute,
  queryResultsRoute,
  queryResultLinksRoute,
  abortQueryJobRoute,
  deleteQueryJobRoute,
  createIngestJobRoute,
  ingestJobsRoute,
  ingestJobRoute,
  uploadRoute,
  closeIngestJobRoute,
  deleteIngestJobRoute,
  ingestResultsRoute,
  deployRoute,
  deployStatusRoute,
  cancelDeployRoute,
  toolingQueryRoute,
  toolingDescribeGlobalRoute,
  toolingDescribeRoute,
  ...uiApiRoutes,
  clockRoute,
  cometdRoute,
  cometdUpgradeRoute,
  chooseChangeEventsRoute,
  changeEventsRoute,
  setFaultRoute,
  faultsRoute,
  clearFaultsRoute,
  requestsRoute,
  ...asyncApiRoutes,
  soapRoute,
  soapOrgRoute
];
