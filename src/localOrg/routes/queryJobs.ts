import { prepareBulkQuery } from '../bulk/bulkQuery.ts';
import { abortJob, checkProperties, createJob, csvFormat, deleteJob, loadJob } from '../bulk/job.ts';
import { managedJob, ownJob } from '../bulk/jobAccess.ts';
import { askedJob, refusePage, runUnlessHeld } from '../bulk/jobFaults.ts';
import { jobPage } from '../bulk/jobList.ts';
import { jobReply } from '../bulk/jobReply.ts';
import { queryResultPage, resultPageLinks } from '../bulk/queryResults.ts';
import { runQueryJob } from '../bulk/runQueryJob.ts';
import { jsonObject } from '../http/jsonBody.ts';
import { param, type SessionRoute } from '../http/route.ts';
import { notFound, OrgError } from '../orgError.ts';

const path = '/services/data/v:version/jobs/query';
const properties = ['operation', 'query', 'contentType', 'columnDelimiter', 'lineEnding'];

/** Creates a query job and starts it. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_create_job.htm */
export const createQueryJobRoute: SessionRoute = {
  says: 'creates a Bulk API 2.0 query job',
  method: 'POST',
  path,
  handle: (request) => {
    const { context, org } = request;
    const body = jsonObject(request);
    checkProperties(body, properties);
    const { operation, query: soql } = body;
    if (operation !== 'query' && operation !== 'queryAll') throw new OrgError(400, 'INVALIDJOB', 'operation must be query or queryAll');
    if (typeof soql !== 'string') throw new OrgError(400, 'INVALIDJOB', 'query is missing');
    const query = prepareBulkQuery(context, soql, operation === 'queryAll');
    const job = createJob(org, {
      kind: 'query',
      userId: context.user.id,
      operation,
      object: query.object,
      apiVersion: Number(request.params['version']),
      query: soql,
      ...csvFormat(body)
    });
    const reply = jobReply(job, true);
    runUnlessHeld(org, job, () => void runQueryJob(org, job, query));
    return { status: 200, json: reply };
  }
};

export const queryJobRoute: SessionRoute = {
  says: 'tells how a query job stands',
  method: 'GET',
  path: `${path}/:id`,
  handle: (request) => ({ status: 200, json: jobReply(askedJob(request.org, loadJob(request.org, 'query', param(request, 'id')))) })
};

export const queryJobsRoute: SessionRoute = {
  says: 'lists the query jobs',
  method: 'GET',
  path,
  handle: (request) => ({ status: 200, json: jobPage(request.org, 'query', request) })
};

/** Aborts a job. Source: .../query_abort_job.htm */
export const abortQueryJobRoute: SessionRoute = {
  says: 'aborts a query job',
  method: 'PATCH',
  path: `${path}/:id`,
  handle: (request) => {
    const job = managedJob(request.context, 'query', param(request, 'id'));
    if (jsonObject(request)['state'] !== 'Aborted') throw new OrgError(400, 'INVALIDJOBSTATE', 'A query job can only be set to Aborted');
    return { status: 200, json: jobReply(abortJob(request.org, job)) };
  }
};

export const deleteQueryJobRoute: SessionRoute = {
  says: 'deletes a query job that has ended',
  method: 'DELETE',
  path: `${path}/:id`,
  handle: (request) => {
    deleteJob(request.org, managedJob(request.context, 'query', param(request, 'id')));
    return { status: 204 };
  }
};

/** One page of results. Source: .../query_get_job_results.htm */
export const queryResultsRoute: SessionRoute = {
  says: 'gives one page of the rows of a query job',
  method: 'GET',
  path: `${path}/:id/results`,
  handle: (request) => {
    const job = ownJob(request.context, 'query', param(request, 'id'));
    refusePage(request.org, job, request.query.get('locator'));
    return queryResultPage(request, job);
  }
};

const firstVersionOfLinks = 58;

/** Links to pages of results that can be read at the same time. Source: .../query_get_parallel_job_results.htm */
export const queryResultLinksRoute: SessionRoute = {
  says: 'gives the addresses of the next five pages of a query job, to be read in parallel',
  method: 'GET',
  path: `${path}/:id/resultPages`,
  handle: (request) => {
    if (Number(request.params['version']) < firstVersionOfLinks) throw notFound();
    return { status: 200, json: resultPageLinks(request, ownJob(request.context, 'query', param(request, 'id'))) };
  }
};
