import type { OpenRoute, OrgReply, OrgRequest } from '../http/route.ts';
import { metadataSoapApi } from '../metadataApi/metadataSoapApi.ts';
import { OrgError } from '../orgError.ts';
import { answerSoap } from '../soap/answerSoap.ts';
import { partnerSoapApi } from '../soap/partnerSoapApi.ts';
import { soapFault } from '../soap/soapReply.ts';

/** Largest request of the SOAP APIs. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
const largestMb = 50;

/** SOAP APIs by the letter that their address names. Sessions are in the envelope, so the routes are open. */
export const soapRoute: OpenRoute = {
  says: 'answers the Metadata API (m) and the part of the Partner API (u) that REST has no counterpart for',
  method: 'POST',
  path: '/services/Soap/:kind/:api',
  open: true,
  tokenIn: 'the envelope',
  maxMb: largestMb,
  handle: answer
};

/** With the org id behind the version, as the identity's urls give it. */
export const soapOrgRoute: OpenRoute = {
  ...soapRoute,
  says: 'answers the same with the id of the org in the address',
  path: '/services/Soap/:kind/:api/:org'
};

function answer(request: OrgRequest): OrgReply {
  const kind = request.params['kind'];
  if (kind === 'm') return answerSoap(request, metadataSoapApi);
  if (kind === 'u') return answerSoap(request, partnerSoapApi);
  process.stderr.write(
    `local org: the SOAP API ${request.path} is not served. Add it in src/localOrg/routes/soap.ts if a client needs it.\n`
  );
  const message = `The local org has no SOAP API at /services/Soap/${kind}: use REST, the Metadata API (m) or the Partner API (u).`;
  return soapFault(partnerSoapApi, new OrgError(500, 'FUNCTIONALITY_NOT_ENABLED', message));
}
