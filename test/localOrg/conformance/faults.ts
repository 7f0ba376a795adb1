import type { Conformance } from './behaviour.ts';

const file = 'unit/localOrg/faults.test.ts';
const docs = 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest';

/** What goes wrong on purpose: the switches are the local org's own, the replies are the platform's. */
export const faultConformance: Conformance = {
  area: 'Faults',
  behaviours: [
    {
      says: 'A dead session is 401 INVALID_SESSION_ID; faults are switched by addresses of the local org, which no real org has',
      source: `${docs}/errorcodes.htm`,
      standing: 'documented',
      test: [file, 'ends a session until all faults are cleared, but for the addresses of faults']
    },
    {
      says: 'With `five_tokens` on, the sixth token of a user and app ends the oldest',
      source: 'https://hotovo.com/2017/08/14/why-my-sfdc-oauth2-token-pair-gets-revoked/',
      standing: 'observed',
      test: [file, 'keeps five tokens of a user and app']
    },
    {
      says: 'A sign-in that policies refuse is 400 `invalid_grant` with the reason in `error_description`',
      source: 'https://salesforcedictionary.com/errors/invalid-oauth-grant',
      standing: 'observed',
      test: [file, 'refuses a sign-in by %s with %s']
    },
    {
      says: 'An org that moved answers elsewhere, and a new sign-in names the address in `instance_url`',
      source: 'https://help.salesforce.com/s/articleView?id=sf.domain_name_login_url_instanced_hosts.htm',
      standing: 'unconfirmed',
      test: [file, 'lives at another address after a move, which a new sign-in names']
    }
  ],
  refusals: [],
  notThere: []
};
