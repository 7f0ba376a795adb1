import type { Behaviour, Conformance } from './behaviour.ts';

const file = 'unit/localOrg/tooling.test.ts';
const guide = 'https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling';
const fieldDefinition = `${guide}/tooling_api_objects_fielddefinition.htm`;
const resources = `${guide}/intro_rest_resources.htm`;

type Row = readonly [says: string, source: string, standing: Behaviour['standing'], title: string];

const rows: readonly Row[] = [
  [
    'FieldDefinition gives the data type of a field in the words of Set-up',
    fieldDefinition,
    'documented',
    'describes the fields of an object in the words of Set-up'
  ],
  [
    'FieldDefinition holds a compound field, EntityParticle its parts',
    `${guide}/tooling_api_objects_entityparticle.htm`,
    'documented',
    'holds a compound field, not its parts'
  ],
  [
    'FieldDefinition is found by EntityDefinitionId and by DurableId',
    fieldDefinition,
    'documented',
    'is found by EntityDefinitionId and by DurableId'
  ],
  ['Fields is the child relationship of EntityDefinition', fieldDefinition, 'documented', 'is read as the children of its object'],
  [
    'FieldDefinition without a filter on EntityDefinition or DurableId is MALFORMED_QUERY: a filter on a reified column is required',
    'https://salesforce.stackexchange.com/questions/73572/how-to-query-fielddefinition-records',
    'observed',
    'is refused without a filter on a reified column'
  ],
  [
    'A query of the Tooling API answers with size, totalSize, entityTypeName and records',
    resources,
    'documented',
    'answers a query with size, entityTypeName and records'
  ],
  ['The Tooling API does not know objects of the data API', resources, 'unconfirmed', 'does not know objects of the data API'],
  [
    'An org without source tracking has no SourceMember',
    'https://github.com/forcedotcom/source-tracking',
    'observed',
    'has no SourceMember: the org does not track source'
  ],
  ['tooling/sobjects lists the objects of the Tooling API', resources, 'documented', 'lists its objects']
];

/** Queries and descriptions by the Tooling API. */
export const toolingConformance: Conformance = {
  area: 'Tooling API',
  behaviours: rows.map(([says, source, standing, title]) => ({ says, source, standing, test: [file, title] })),
  refusals: [
    { asks: '`tooling/executeAnonymous`, `tooling/runTests...`', gets: '501 `NOT_IMPLEMENTED`', test: [file, 'refuses Apex with 501'] }
  ],
  notThere: [
    'Objects of the Tooling API other than set-up, EntityDefinition and FieldDefinition (ApexClass, CustomField, SourceMember ...): INVALID_TYPE.',
    'EntityDefinition has the name of the object as its Id and DurableId; the platform has zeros and 01I... there.'
  ]
};
