import type { Method, OpenRoute, OrgReply, OrgRequest } from '../http/route.ts';

const root = '/services/async/:version/job';
const paths: readonly (readonly [Method, string])[] = [
  ['POST', root],
  ['GET', `${root}/:job`],
  ['POST', `${root}/:job`],
  ['GET', `${root}/:job/batch`],
  ['POST', `${root}/:job/batch`],
  ['GET', `${root}/:job/batch/:batch`],
  ['GET', `${root}/:job/batch/:batch/request`],
  ['GET', `${root}/:job/batch/:batch/result`],
  ['GET', `${root}/:job/batch/:batch/result/:result`]
];

const code = 'FeatureNotEnabled';
const message = 'The local org has no Bulk API (version 1): use Bulk API 2.0, /services/data/vNN.N/jobs.';

/**
 * The first Bulk API is refused, in its own shape: JSON where the request speaks JSON, else XML.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_reference_errors.htm
 */
export const asyncApiRoutes: readonly OpenRoute[] = paths.map(([method, path]) => ({
  says: 'refuses the Bulk API of version 1',
  method,
  path,
  open: true,
  maxMb: 10,
  handle: refuse
}));

function refuse({ headers, method, path }: OrgRequest): OrgReply {
  process.stderr.write(`local org: ${method} ${path}: ${message}\n`);
  if (/json/i.test(`${headers['content-type'] ?? ''} ${headers.accept ?? ''}`)) {
    return { status: 400, json: { exceptionCode: code, exceptionMessage: message } };
  }
  const text =
    '<?xml version="1.0" encoding="UTF-8"?><error xmlns="http://www.force.com/2009/06/asyncapi/dataload">' +
    `<exceptionCode>${code}</exceptionCode><exceptionMessage>${message}</exceptionMessage></error>`;
  return { status: 400, text, contentType: 'application/xml' };
}
