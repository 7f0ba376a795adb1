import type { Conformance } from './behaviour.ts';
import { documented, observed, restGuide, unconfirmed } from './restSource.ts';

const records = 'unit/localOrg/records.test.ts';
const rows = 'unit/localOrg/rows.test.ts';
const lists = 'unit/localOrg/lists.test.ts';
const server = 'unit/localOrg/server.test.ts';
const clientRecords = 'localOrg/clients/recordRows.ts';
const describes = 'unit/localOrg/describeRecordTypes.test.ts';
const clientDescribes = 'localOrg/clients/describeRows.ts';
const jsforceTests = 'https://github.com/jsforce/jsforce/blob/main/test/connection-crud.test.ts';

/** Records one by one, describe, windows of changes, limits, and what holds for every request. */
export const restConformance: Conformance = {
  area: 'REST',
  behaviours: [
    documented('A create answers 201 with id, success and errors', 'dome_sobject_create', [
      records,
      'answers a create with 201, id, success and no errors'
    ]),
    documented('A record is read by 15 or 18 characters, all fields or those of fields=', 'dome_get_field_values', [
      records,
      'reads by 15 characters, chosen fields and the id only'
    ]),
    observed('fields= gives the id, too', restGuide('resources_composite_subrequest_result'), [
      records,
      'reads by 15 characters, chosen fields and the id only'
    ]),
    observed(
      'Text in the place of an id is looked for as an external id field: 404',
      'https://github.com/giacomelli/SalesforceSharp/blob/master/src/SalesforceSharp.FunctionalTests/SalesforceClientTest.cs',
      [records, 'answers 404 for an unknown record and object, and for text that is no id']
    ),
    documented('A deleted record answers 404 ENTITY_IS_DELETED', 'errorcodes', [records, 'keeps a deleted record in the recycle bin']),
    documented('An upsert answers 201 when it creates, 200 when it changes, 204 without a body before version 46', 'dome_upsert', [
      records,
      'answers 201 when it creates and 200 when it changes, 204 before version 46'
    ]),
    documented('An external id that stands twice answers 300 with the list of records', 'errorcodes', [
      rows,
      'by a value that stands twice answers 300 with the addresses of the records, and changes none'
    ]),
    observed('Clients read the list of a 300 as addresses', jsforceTests, [
      clientRecords,
      'gets MULTIPLE_CHOICES with the addresses when an external id stands twice'
    ]),
    documented('updateOnly=true keeps an upsert from creating', 'resources_sobject_upsert_patch', [
      rows,
      'with updateOnly creates nothing and answers 404'
    ]),
    documented('Standard fields with idLookup name records, too', 'resources_sobject_upsert_patch', [
      rows,
      'goes by a standard field with idLookup, not by one without'
    ]),
    documented('Id and the key may not stand in the body of an upsert', 'resources_sobject_upsert_patch', [
      rows,
      'refuses the id and the key in the body'
    ]),
    documented('A POST to sobjects/X/Id creates a record', 'resources_sobject_upsert_post', [
      rows,
      'under the path of Id without a value creates a record'
    ]),
    documented('A relationship in the path leads to the parent or pages the children', 'resources_sobject_relationships', [
      rows,
      'reads, changes and deletes the parent, and pages the children'
    ]),
    documented('A relationship without a record answers 404', 'resources_sobject_relationships', [
      rows,
      'that leads nowhere or does not exist is 404'
    ]),
    documented('If-Modified-Since on a describe answers 304 until something changes', 'sobject_describe_with_ifmodified_header', [
      rows,
      'for a describe answer 304 until a deploy changes it'
    ]),
    documented('A describe names every record type of the object, the master type last', 'resources_sobject_describe', [
      describes,
      'names its record types, inactive ones and the master type too, with their layouts'
    ]),
    documented(
      'A describe lists the scopes that USING SCOPE may name: mine with an owner, team with a team',
      'resources_sobject_describe',
      [describes, 'lists the scopes that queries of %s may name']
    ),
    documented(
      'If-Unmodified-Since on a record answers 412, a header that cannot be read 400 for PATCH',
      'intro_rest_conditional_requests',
      [rows, 'for a record compare its last change']
    ),
    documented('Account records have an ETag for If-Match and If-None-Match, no other object has', 'intro_rest_conditional_requests', [
      rows,
      'for an account compare its entity tag, so that an edit in between is not lost'
    ]),
    documented('/limits names every limit of the documented reply', 'resources_limits', [
      rows,
      'lists every limit of the documented reply, with those that the org counts'
    ]),
    documented('Sforce-Limit-Info counts calls on every reply but the list of versions, which is no call', 'headers_api_usage', [
      'localOrg/documentedRequests.test.ts',
      'needs no session, counts as no call and says nothing about calls'
    ]),
    documented('A call above the daily limit answers 403 REQUEST_LIMIT_EXCEEDED', 'errorcodes', [
      'unit/localOrg/door.test.ts',
      'refuse calls above the daily limit with 403, but not those of somebody who is not signed in'
    ]),
    documented('updated names ids and latestDateCovered, deleted ids, dates and earliestDateAvailable', 'resources_getupdated', [
      lists,
      'name the ids of a window and how far it is covered'
    ]),
    documented('A window begins 30 or 15 days ago at most', 'resources_getdeleted', [
      lists,
      'refuse a window that is too short, too old, or of an object without replication'
    ]),
    documented('A query page has the size of Sforce-Query-Options, 200 to 2,000', 'headers_queryoptions', [
      lists,
      'follow the size that the client asks for, and nest children as pages'
    ]),
    documented('Versions up to 30 answer 410 GONE, unknown ones 404', 'api_rest_eol', [
      server,
      'collapses doubled slashes and accepts every version from 31 to 66'
    ]),
    documented('An unknown path answers 404 NOT_FOUND', 'errorcodes', [
      server,
      'refuses what it does not know in the shape of Salesforce and says on stderr what to add'
    ]),
    observed('A method that a resource lacks answers 405 and names those that it has', restGuide('errorcodes'), [
      server,
      'name the methods that a resource has when another is sent'
    ]),
    documented('X-PrettyPrint: 1 indents JSON', 'intro_curl', [server, 'indent JSON when X-PrettyPrint asks for it']),
    documented('A POST with _HttpMethod=PATCH is a PATCH', 'dome_update_fields', [
      server,
      'take PATCH as a POST that says so in its address or a header'
    ]),
    documented('Replies are compressed for clients that accept gzip', 'intro_rest_compression', [
      server,
      'is compressed when the client asks for it'
    ]),
    documented('Bodies may be compressed by gzip or deflate', 'intro_rest_compression', [
      'unit/localOrg/door.test.ts',
      'may be compressed by gzip and deflate, and by nothing else'
    ]),
    documented('A body that is no JSON answers 415', 'errorcodes', [
      server,
      'are JSON only: a client that takes nothing but XML is refused with 406, a body that is no JSON with 415'
    ]),
    observed('JSON that cannot be read answers JSON_PARSER_ERROR with line and column', restGuide('errorcodes'), [
      server,
      'answer JSON that cannot be read with JSON_PARSER_ERROR, the character and its place'
    ]),
    documented('An address above 16,384 bytes answers 414, headers above it 431', 'errorcodes', [
      'unit/localOrg/door.test.ts',
      'refuses an address above 16,384 bytes with 414, and headers above it with 431'
    ]),
    documented('A missing or ended session answers 401 INVALID_SESSION_ID', 'errorcodes', [
      'unit/localOrg/door.test.ts',
      'refuses a request without a token, with a wrong one and with another scheme'
    ]),
    documented('An object that is not there answers 404', 'errorcodes', [
      clientDescribes,
      'gets NOT_FOUND for an object that is not there'
    ]),
    unconfirmed('A missing Authorization header answers like an ended session', restGuide('errorcodes'), [
      'unit/localOrg/door.test.ts',
      'refuses a request without a token, with a wrong one and with another scheme'
    ])
  ],
  refusals: [
    {
      asks: 'XML replies',
      gets: '406 NOT_ACCEPTABLE',
      test: [server, 'are JSON only: a client that takes nothing but XML is refused with 406, a body that is no JSON with 415']
    },
    { asks: 'search (SOSL)', gets: '501 NOT_IMPLEMENTED', test: [server, "['search', "] },
    { asks: 'the Connect (Chatter) API', gets: '501 NOT_IMPLEMENTED', test: [server, "['the Connect API', "] },
    { asks: 'reports and analytics', gets: '501 NOT_IMPLEMENTED', test: [server, "['reports and analytics', "] },
    { asks: 'tabs, themes and app menus', gets: '501 NOT_IMPLEMENTED', test: [server, "['tabs and themes', "] },
    { asks: 'quick actions and invocable actions', gets: '501 NOT_IMPLEMENTED', test: [server, "['quick actions', "] },
    { asks: 'approvals', gets: '501 NOT_IMPLEMENTED', test: [server, "['approvals', "] },
    { asks: 'layouts in describe', gets: '501 NOT_IMPLEMENTED', test: [server, "['layouts in describe', "] },
    {
      asks: '`User.createUser` of @salesforce/core, which speaks SCIM',
      gets: '501 NOT_IMPLEMENTED: create users through sobjects/User',
      test: [server, "['users by SCIM, as @salesforce/core creates them', "]
    },
    { asks: 'list views', gets: '501 NOT_IMPLEMENTED', test: [server, "['list views', "] },
    { asks: 'Apex REST', gets: '501 NOT_IMPLEMENTED', test: [server, "['Apex REST', "] }
  ],
  notThere: [
    'The suffixes .json and .xml of an address are not read.',
    'Sforce-Auto-Assign, Sforce-Call-Options and all of Sforce-Duplicate-Rule-Header but allowSave are read past: there are no assignment rules or namespaced clients.',
    'The second part of Sforce-Limit-Info that newer versions have (api-bursts).',
    'What is left of the daily limits of Bulk API and events: /limits counts requests, storage and permission sets, the others stay full.'
  ]
};
