import type { Behaviour, Conformance } from './behaviour.ts';

const objects = 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference';
const help = 'https://help.salesforce.com/s/articleView?id';
const history = 'unit/localOrg/fieldHistory.test.ts';

const behaviours: readonly Behaviour[] = [
  {
    says: 'changes of tracked fields are kept in AccountHistory, AssetHistory, CaseHistory, ContactHistory, ContractHistory, OpportunityFieldHistory',
    source: `${objects}/sforce_api_associated_objects_history.htm`,
    standing: 'documented',
    test: [history, 'is kept for contracts, contacts and assets too']
  },
  {
    says: 'tracking begins with the deploy of trackHistory; what changed before is not there',
    source: `${help}=xcloud.tracking_field_history.htm`,
    standing: 'documented',
    test: [history, 'of a standard object is kept for the fields that a deploy tracks, from then on']
  },
  {
    says: 'a lookup that changes gives two rows: names, and ids (DataType EntityId)',
    source: `${objects}/sforce_api_objects_entityhistory.htm`,
    standing: 'documented',
    test: [history, 'has two rows for a lookup: the names, and the ids']
  },
  {
    says: 'Field calls a lookup of the platform by its relationship (Owner, Parent), any other field by its name',
    source:
      'https://github.com/activepieces/activepieces/blob/main/packages/pieces/community/salesforce/src/lib/trigger/new-case-in-queue.ts',
    standing: 'observed',
    test: [history, 'has two rows for a lookup: the names, and the ids']
  },
  {
    says: 'a save that changes no tracked value gives no row',
    source: `${help}=xcloud.tracking_field_history.htm`,
    standing: 'documented',
    test: [history, 'has no row where a save changes nothing']
  },
  {
    says: 'a custom object with enableHistory has X__History by ParentId; of long text and several choices only the fact is kept',
    source: `${objects}/sforce_api_objects_entityhistory.htm`,
    standing: 'documented',
    test: [history, 'of a custom object gives numbers, boxes and dates as such, and of long text the fact alone']
  },
  {
    says: 'old and new value are anyType: not filterable, in JSON with the type of the field',
    source: `${objects}/sforce_api_associated_objects_history.htm`,
    standing: 'documented',
    test: [history, 'describes old and new value as anyType that cannot be filtered']
  },
  {
    says: 'DataType names the type: Text, DynamicEnum, Boolean, Double, DateOnly, DateTime, EntityId and so on',
    source: `${objects}/sforce_api_objects_activityfieldhistory.htm`,
    standing: 'unconfirmed',
    test: [history, 'of a custom object gives numbers, boxes and dates as such, and of long text the fact alone']
  },
  {
    says: 'FieldDefinition tells which fields are tracked',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm',
    standing: 'documented',
    test: [history, 'is told of a field by FieldDefinition']
  },
  {
    says: 'switching history off ends it and deletes nothing',
    source: `${objects}/sforce_api_objects_entityhistory.htm`,
    standing: 'documented',
    test: [history, 'ends when the object is switched off; what was kept stays for when it is on again']
  },
  {
    says: 'trackHistory needs enableHistory of the object, and at most 20 fields',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm',
    standing: 'documented',
    test: [history, 'needs the switch of the object, at most 20 fields, and an object that has a history']
  },
  {
    says: 'Case, Asset and Contract have no switch of the object: a tracked field is enough',
    source: 'https://github.com/certinia/apex-mdapi/issues/276',
    standing: 'observed',
    test: [history, 'is kept for contracts, contacts and assets too']
  }
];

/** What the org keeps of changed fields. */
export const fieldHistoryConformance: Conformance = {
  area: 'Field history',
  behaviours,
  refusals: [
    {
      asks: 'tracked fields of an object without a history in the local org (Event, Product2, Campaign)',
      gets: 'a component failure',
      test: [history, 'needs the switch of the object, at most 20 fields, and an object that has a history']
    }
  ],
  notThere: [
    'History older than 18 months stays; Field Audit Trail (FieldHistoryArchive) is not there.',
    'A row is written whoever made the change; the platform leaves out changes of a trigger that the user may not make.'
  ]
};
