import type { Conformance } from './behaviour.ts';

const identityUrls = 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm';
const userinfo = 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm';
const uiBridge = 'https://help.salesforce.com/s/articleView?id=xcloud.frontdoor_singleaccess.htm';
const mobileSdk = 'https://github.com/forcedotcom/SalesforceMobileSDK-Android/pull/2610';
const recordCount = 'https://developer.salesforce.com/docs/platform/api-rest/guide/resources-record-count.html';
const file = 'unit/localOrg/identity.test.ts';
const counts = 'unit/localOrg/recordCount.test.ts';

/** Who signed in, the way into a browser, and the counts of records. */
export const identityConformance: Conformance = {
  area: 'Identity',
  behaviours: [
    {
      says: 'The identity URL says who a user is, with the addresses of the services',
      source: identityUrls,
      standing: 'documented',
      test: [file, 'says who a user is, with the addresses of the services']
    },
    {
      says: 'A user of the org may read the identity of another',
      source: identityUrls,
      standing: 'documented',
      test: [file, 'describes another user of the org']
    },
    {
      says: '`version=latest` puts the newest version into the addresses of the identity',
      source: identityUrls,
      standing: 'documented',
      test: [file, 'puts the newest version into the addresses for version=latest']
    },
    {
      says: '`callback` wraps the identity in a function',
      source: identityUrls,
      standing: 'documented',
      test: [file, 'wraps the answer in the function of callback']
    },
    ...[
      'refuses a missing token with 403 Missing_OAuth_Token',
      'refuses an unknown token with 403 Bad_OAuth_Token',
      'refuses another org with 403 Wrong_Org',
      'refuses an unknown user with 404 Bad_Id',
      'refuses a bad version with 406 Invalid_Version',
      'refuses a bad callback with 406 Invalid_Callback'
    ].map((title) => ({
      says: `The identity URL ${title}`,
      source: identityUrls,
      standing: 'documented' as const,
      test: [file, title] as const
    })),
    {
      says: 'userinfo says who signed in, in the words of OpenID',
      source: userinfo,
      standing: 'documented',
      test: [file, 'says who signed in, in the words of OpenID']
    },
    {
      says: 'Resources below /services/oauth2 refuse an unknown token with 403 and the word Bad_OAuth_Token, not with 401',
      source: mobileSdk,
      standing: 'observed',
      test: [file, 'refuses an unknown token with 403 and the word Bad_OAuth_Token, not with 401']
    },
    {
      says: 'singleaccess exchanges a token for a frontdoor URL that opens once',
      source: uiBridge,
      standing: 'documented',
      test: [file, 'opens once and says that the local org has no user interface']
    },
    {
      says: 'singleaccess takes the token from the form of a POST',
      source: uiBridge,
      standing: 'documented',
      test: [file, 'takes the token from the form of a POST']
    },
    {
      says: 'frontdoor.jsp is also opened by a session id, in a form',
      source: 'https://help.salesforce.com/s/articleView?id=xcloud.security_frontdoorjsp.htm',
      standing: 'documented',
      test: [file, 'is also opened by a session id, in a form']
    },
    {
      says: 'singleaccess takes relative redirects only',
      source: uiBridge,
      standing: 'documented',
      test: [file, 'leads to no other host']
    },
    {
      says: 'Record counts leave out the recycle bin and objects that the org lacks',
      source: recordCount,
      standing: 'documented',
      test: [counts, 'leaves out what lies in the recycle bin and objects that the org lacks']
    },
    {
      says: 'Record counts leave out histories',
      source: recordCount,
      standing: 'documented',
      test: [counts, 'counts every object but histories when none is named']
    },
    {
      says: 'Record counts need the permission View Setup and Configuration',
      source: recordCount,
      standing: 'documented',
      test: [counts, 'needs the permission View Setup and Configuration']
    }
  ],
  refusals: [{ asks: 'Identity as XML or form', gets: '406 `Invalid_Format`', test: [file, 'refuses XML with 406, as it has JSON only'] }],
  notThere: ['A frontdoor URL opens a page that explains the local org: there is no user interface behind it.']
};
