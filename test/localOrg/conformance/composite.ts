import type { Conformance } from './behaviour.ts';
import { documented, observed, restGuide, unconfirmed } from './restSource.ts';

const composite = 'unit/localOrg/composite.test.ts';
const tree = 'unit/localOrg/tree.test.ts';
const lists = 'unit/localOrg/lists.test.ts';
const rows = 'unit/localOrg/rows.test.ts';
const result = 'resources_composite_subrequest_result';
const jsforceTests = 'https://github.com/jsforce/jsforce/blob/main/test/connection-crud.test.ts';

/** Several records or requests in one: collections, composite, batch, tree. */
export const compositeConformance: Conformance = {
  area: 'Composite and collections',
  behaviours: [
    documented('A collection answers one result for each record, in its order', 'resources_composite_sobjects_collections_create', [
      lists,
      'save what is right and report what is wrong, in order'
    ]),
    documented(
      'allOrNone undoes a collection and marks the right records ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'resources_composite_sobjects_collections_create',
      [lists, 'undo everything with allOrNone']
    ),
    documented('A collection takes up to 200 records', 'resources_composite_sobjects_collections_create', [
      lists,
      'refuse an unknown field, an unknown object and more than 200 records as a whole'
    ]),
    documented('A collection takes up to ten chunks of neighbours of one type', 'resources_composite_sobjects_collections_create', [
      rows,
      'of more than ten chunks of types is refused, of ten it is taken'
    ]),
    documented('A missing record of a retrieve is null', 'resources_composite_sobjects_collections_retrieve', [
      lists,
      'update, read and delete by id'
    ]),
    observed(
      'An external id that stands twice in one upsert (200 rows of a job) fails each record that has it: DUPLICATE_VALUE',
      'https://salesforce.stackexchange.com/questions/104048/why-does-upsert-cause-a-duplicate-value-error',
      ['unit/localOrg/repeatedKeys.test.ts', 'fails each record that has it, in whatever letter case, and no other']
    ),
    observed('A failed upsert of a list says whether it would have created', jsforceTests, [
      rows,
      'of a list says created for failed records, too, and undoes all with allOrNone'
    ]),
    documented('Composite hands results on as @{reference.field}, lists by [index]', 'requests_composite', [
      composite,
      'hands results on by reference, in addresses, in bodies and out of lists'
    ]),
    documented('A request that refers to a failed one fails, the others go on', result, [
      composite,
      'goes on behind a failure, and halts only what refers to it'
    ]),
    documented('allOrNone undoes a composite and answers 400 PROCESSING_HALTED for every other request', result, [
      composite,
      'undoes all with allOrNone, and answers 400 for every request but the one that failed'
    ]),
    documented('A collection in a composite with allOrNone is undone and keeps its own reply', 'resources_composite_allornone', [
      composite,
      'undoes a collection with a failed record when allOrNone stands outside only, and keeps its reply'
    ]),
    documented('A null can be referred to from version 52 on', result, [composite, 'refers to a null from version 52 on, before it halts']),
    documented('Names in references keep their letter case', 'requests_composite', [
      composite,
      'compares names in references with their letter case'
    ]),
    documented('A request of a composite has headers of its own', 'requests_composite', [composite, 'gives a request headers of its own']),
    documented('A request may not set Accept, Authorization or Content-Type', 'requests_composite', [
      composite,
      'a header that is inherited'
    ]),
    documented('Illegal characters in a reference id refuse the whole request from version 52 on', result, [
      composite,
      'a reference id with a bracket from version 52 on'
    ]),
    documented('A composite takes 25 requests, 5 of them queries and collections', 'resources_composite_composite', [
      composite,
      'takes 25 requests and 5 queries'
    ]),
    unconfirmed('More requests than that are LIMIT_EXCEEDED', restGuide('resources_composite_composite'), [
      composite,
      'more than 25 requests'
    ]),
    documented('GET lists the composite resources', 'resources_composite_composite_get', [composite, 'lists its resources']),
    documented('A batch runs up to 25 independent requests', 'resources_composite_batch', [
      composite,
      'runs independent requests with addresses that begin with the version'
    ]),
    documented('haltOnError answers 412 BATCH_PROCESSING_HALTED for the rest of a batch', 'requests_composite_batch', [
      composite,
      'goes on behind a failure, and with haltOnError answers 412 for the rest'
    ]),
    documented('A tree answers 201 with the new ids, level by level', 'responses_composite_sobject_tree', [
      tree,
      'creates trees level by level and answers 201 with the new ids by reference'
    ]),
    documented('A refused record undoes its tree; the answer names only refused records', 'responses_composite_sobject_tree', [
      tree,
      'creates nothing when one record is refused, and names only the refused ones'
    ]),
    documented('A reference id that stands twice is named once for each record', 'responses_composite_sobject_tree', [
      tree,
      'names a reference id that stands twice once for each record'
    ]),
    unconfirmed('A record of a tree without a reference id is refused with 403', restGuide('requests_composite_sobject_tree'), [
      tree,
      'refuses a record without a reference id with 403 and one without a type by its reference'
    ]),
    documented('A tree request takes 200 records', 'resources_composite_sobject_tree', [tree, 'takes 200 records and refuses 201']),
    documented('A tree has up to five levels', 'resources_composite_sobject_tree', [tree, 'takes five levels and refuses six'])
  ],
  refusals: [{ asks: 'composite graphs', gets: '501 NOT_IMPLEMENTED', test: ['unit/localOrg/server.test.ts', "['composite graphs', "] }],
  notThere: ['collateSubrequests changes nothing: requests of a composite always run in their order.']
};
