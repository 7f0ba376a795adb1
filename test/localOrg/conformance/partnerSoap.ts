import type { Behaviour, Conformance } from './behaviour.ts';

const soapGuide = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api';
const soap = 'localOrg/metadataSoap.test.ts';
const partner = 'localOrg/partnerSoap.test.ts';
const noLogin = 'refuse login and the APIs that are not there, naming what to use';

const partnerCalls: readonly Behaviour[] = [
  {
    says: 'undelete takes records out of the recycle bin, each with a result of its own',
    source: `${soapGuide}/sforce_api_calls_undelete.htm`,
    standing: 'documented',
    test: [partner, 'undeletes records of the recycle bin, each for itself']
  },
  {
    says: 'merge moves children to the master, applies its values and lists the related records it changed',
    source: `${soapGuide}/sforce_api_calls_merge.htm`,
    standing: 'documented',
    test: [partner, 'merges accounts into a master with the values given']
  },
  {
    says: 'a merge that cannot be is an error in its result, not a fault',
    source: `${soapGuide}/sforce_api_calls_mergeresult.htm`,
    standing: 'documented',
    test: [partner, 'answers a merge that cannot be with an error in its result']
  },
  {
    says: 'emptyRecycleBin erases deleted records',
    source: `${soapGuide}/sforce_api_calls_emptyrecyclebin.htm`,
    standing: 'documented',
    test: [partner, 'erases deleted records']
  },
  {
    says: 'getServerTimestamp and getUserInfo answer, with the API usage in LimitInfoHeader',
    source: `${soapGuide}/sforce_api_header_limitinfo.htm`,
    standing: 'documented',
    test: [partner, 'tells time and user, and counts its calls in a header']
  },
  {
    says: 'logout ends the session',
    source: `${soapGuide}/sforce_api_calls_logout.htm`,
    standing: 'documented',
    test: [partner, 'ends the session on logout']
  }
];

/** The calls of the Partner API that REST lacks. */
export const partnerSoapConformance: Conformance = {
  area: 'Partner API (SOAP)',
  behaviours: partnerCalls,
  refusals: [
    { asks: 'SOAP login', gets: 'fault FUNCTIONALITY_NOT_ENABLED that names OAuth', test: [soap, noLogin] },
    { asks: 'Enterprise, Tooling and Apex SOAP APIs', gets: 'fault FUNCTIONALITY_NOT_ENABLED', test: [soap, noLogin] }
  ],
  notThere: ['Records that are read, written or described by SOAP: those calls are refused and named, REST has them.']
};
