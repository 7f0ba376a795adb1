import type { Behaviour, Conformance } from './behaviour.ts';
import { documented, observed, restGuide, unconfirmed } from './restSource.ts';

const saves = 'localOrg/documentedSaves.test.ts';
const requests = 'localOrg/documentedRequests.test.ts';
const signIn = 'localOrg/documentedSignIn.test.ts';
const events = 'localOrg/documentedEvents.test.ts';
const odd = 'localOrg/oddRequests.test.ts';
const api = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api';
const help = 'https://help.salesforce.com/s/articleView?id=xcloud';
const capture = 'https://developer.salesforce.com/docs/atlas.en-us.260.0.change_data_capture.meta/change_data_capture';
const dataNut = 'https://github.com/salesforcecli/plugin-data/blob/main/test/commands/data/dataBulk.nut.ts';

const none = { refusals: [], notThere: [] };
const isDocumented = (says: string, source: string, test: Behaviour['test']): Behaviour => ({ says, source, standing: 'documented', test });

/** Single records, lists of changes and what holds for every request. */
export const restForms: Conformance = {
  ...none,
  area: 'REST',
  behaviours: [
    unconfirmed('A change or deletion of a record that is not there is 404 INVALID_CROSS_REFERENCE_KEY', dataNut, [
      saves,
      'fails alone in a collection, and is 404 by itself'
    ]),
    documented('The reply to a change of an account has its new ETag', 'resources_sobject_retrieve_patch', [
      saves,
      'comes with the reply to its change, and holds for the next one'
    ]),
    documented('Sforce-Duplicate-Rule-Header is read from version 52 on', 'headers_duplicaterules', [saves, 'is read from version 52 on']),
    observed('A describe has an ETag, with 304, too', restGuide('dome_composite_composite'), [
      requests,
      'has a tag, and is left out by its date, not by its tag'
    ]),
    isDocumented('A window has more than one minute; seconds do not count', `${api}/sforce_api_calls_getdeleted.htm`, [
      requests,
      'take windows of more than a minute, seconds left out'
    ]),
    documented('The moments of a window are encoded: a plus as it is means a space', 'resources_getupdated', [
      requests,
      'take moments in UTC or with an offset, whose plus is encoded'
    ]),
    documented('A list of deleted records names those that the user may see', 'resources_getdeleted', [
      requests,
      'name the deleted records that the user sees'
    ]),
    observed(
      'latestDateCovered is a whole minute, and the list goes on behind it',
      'https://github.com/tablexi/restforce-db/blob/master/lib/restforce/db/client.rb',
      [requests, 'name what happened behind the whole minute that they cover']
    ),
    documented('Names of objects and fields have no letter case', 'resources_sobject_describe', [
      odd,
      'may be written in any letter case, and are answered in their own'
    ]),
    documented('Ids of 15 characters are taken wherever ids are', 'intro_rest_resource_examples', [odd, 'are taken wherever an id is'])
  ]
};

export const compositeForms: Conformance = {
  ...none,
  area: 'Composite and collections',
  behaviours: [
    documented(
      'A request of a composite takes Accept, Authorization and Content-Type from outside, and no other header',
      'requests_composite',
      [saves, 'holds for a request inside a composite only where it is its own']
    ),
    documented('A composite counts as one call, a batch as one for each of its requests', 'resources_composite_batch', [
      requests,
      'are one call in a composite, and one each in a batch'
    ]),
    documented(
      'Requests of a batch are of its version or an older one, from 34 on; collections are not among them',
      'resources_composite_batch',
      [requests, 'of a batch are of its version or an older one, and no collections']
    ),
    observed('A record of a collection that is not there is INVALID_CROSS_REFERENCE_KEY', dataNut, [
      saves,
      'fails alone in a collection, and is 404 by itself'
    ]),
    documented('Records that allOrNone has undone keep their ids in the results', 'resources_composite_sobjects_collections_upsert', [
      saves,
      'gives the ids of records that allOrNone has undone'
    ]),
    documented('Collections are upserted by external ids, not by record ids', 'resources_composite_sobjects_collections_upsert', [
      saves,
      'upserts by external ids only, not by record ids'
    ]),
    unconfirmed('An upsert by Id in a collection is 404 NOT_FOUND', restGuide('resources_composite_sobjects_collections_upsert'), [
      saves,
      'upserts by external ids only, not by record ids'
    ]),
    documented('An invalid id of a retrieve is null, a missing field 400', 'resources_composite_sobjects_collections_retrieve', [
      saves,
      'reads null for an id that is none, and refuses to read no field'
    ])
  ]
};

export const bulkForms: Conformance = {
  ...none,
  area: 'Bulk API 2.0: ingest',
  behaviours: [
    observed('a row of a record that is not there is `INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--`', dataNut, [
      saves,
      'fails its row of a Bulk job with INVALID_CROSS_REFERENCE_KEY and no field behind the message'
    ]),
    observed(
      'a delete whose file has more than ids fails as InvalidBatch',
      'https://github.com/forcedotcom/SFDX-Data-Move-Utility/issues/325',
      [saves, 'fails as a whole where its file has more than ids']
    )
  ]
};

export const signInForms: Conformance = {
  ...none,
  area: 'Sign-in',
  behaviours: [
    isDocumented(
      'An assertion is answered with less than client credentials: no signature, no moment, no address of the API',
      `${help}.remoteaccess_oauth_jwt_flow.htm`,
      [signIn, 'is answered with token, scope, instance, identity and type, and with nothing else']
    ),
    observed(
      'An assertion that has expired by the clock of the org is `expired authorization code`',
      'https://github.com/simple-salesforce/simple-salesforce/issues/371',
      [signIn, 'is refused as expired by an org whose clock is minutes ahead']
    )
  ]
};

export const streamingForms: Conformance = {
  ...none,
  area: 'Change Data Capture (CometD)',
  behaviours: [
    observed('A session keeps the cookie of its handshake; a message without it is 400', 'https://github.com/cometd/cometd/issues/881', [
      events,
      'gives a cookie at the handshake, and refuses messages without it'
    ]),
    isDocumented(
      'Records that the same happened to in one second of a transaction share an event',
      `${capture}/cdc_subscribe_merged_events.htm`,
      [events, 'share an event, for updates and deletions, not where values differ']
    )
  ]
};

export const mergeForms: Conformance = {
  ...none,
  area: 'Recycle bin and merge',
  behaviours: [
    observed(
      'The history of a merged record goes with it; that of an account tells of the merge as accountMerged',
      'https://salesforce.stackexchange.com/questions/24291/when-merging-duplicate-contacts-is-the-id-of-the-non-master-record-redirected-t',
      ['localOrg/mergedHistory.test.ts', 'stays that of the master with a row for the merge, and goes and comes back with the other']
    ),
    unconfirmed(
      'Children of a merged, deleted or undeleted record get a new SystemModstamp, and nobody has changed them last',
      'https://life-improver.com/salesforce/salesforce-account-merge-opportunity-is-not-updated-touched/',
      [
        'localOrg/movedChildren.test.ts',
        'get another parent, none or theirs again with a new SystemModstamp, and nobody has changed them last'
      ]
    )
  ]
};

export const faultForms: Conformance = {
  ...none,
  area: 'Faults',
  behaviours: [
    observed(
      'A record that somebody holds is UNABLE_TO_LOCK_ROW by every way in which it is saved, deleted or merged',
      'https://github.com/jsforce/jsforce/issues/1018',
      ['localOrg/faultForms.test.ts', 'is UNABLE_TO_LOCK_ROW %s']
    )
  ]
};
