import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi';
const lwc = 'https://developer.salesforce.com/docs/platform/lwc/guide';
const records = 'localOrg/uiApiRecords.test.ts';
const forms = 'localOrg/uiApiForms.test.ts';
const access = 'localOrg/uiApiAccess.test.ts';

const recordBehaviours: readonly Behaviour[] = [
  {
    says: 'A record holds the fields asked for, each as value and as shown to the user; the shown one is null where it is the value itself',
    source: `${guide}/ui_api_responses_field_value.htm`,
    standing: 'documented',
    test: [records, 'holds the fields asked for, with the value as it is and as it is shown']
  },
  {
    says: "Dates, percent and money are shown in the style of the user's locale",
    source: `${guide}/ui_api_responses_field_value.htm`,
    standing: 'documented',
    test: [access, 'reads values in its own locale']
  },
  {
    says: 'A parent is a record inside a field, whose shown value is its name',
    source: `${guide}/ui_api_responses_field_value.htm`,
    standing: 'documented',
    test: [records, 'holds a parent as a record in a field']
  },
  {
    says: 'A field in `fields` that is not there or hidden is refused, one in `optionalFields` is left out',
    source: `${guide}/ui_api_resources_record_get.htm`,
    standing: 'documented',
    test: [records, 'leaves out optional fields that are not there, and refuses required ones']
  },
  {
    says: 'A request names fields, optional fields or layout types',
    source: `${guide}/ui_api_resources_record_get.htm`,
    standing: 'documented',
    test: [records, 'wants at least one of fields, optionalFields and layoutTypes']
  },
  {
    says: 'Each record of a batch has a status of its own',
    source: `${guide}/ui_api_resources_records_batch.htm`,
    standing: 'documented',
    test: [records, 'comes in a batch with a status of its own']
  },
  {
    says: 'A record carries who changed it last and when, and tags that change with it',
    source: `${guide}/ui_api_responses_record.htm`,
    standing: 'documented',
    test: [forms, 'stand in a record: who changed it last and when, and the change as a number']
  },
  {
    says: 'A representation that the client holds already is answered with 304',
    source: `${guide}/ui_api_get_started_intro.htm`,
    standing: 'documented',
    test: [forms, 'answer 304 without a body to who holds the record already']
  },
  {
    says: 'A refused create or update names each broken rule at its field under `output`',
    source: `${guide}/ui_api_responses_record_exception_error.htm`,
    standing: 'documented',
    test: [records, 'refuses with the rule broken, at its field']
  },
  {
    says: 'An update with a date is refused with 412 when the record has changed since',
    source: `${lwc}/reference-update-record.html`,
    standing: 'documented',
    test: [forms, 'refuse an update of what has changed since']
  }
];

const objectBehaviours: readonly Behaviour[] = [
  {
    says: 'Objects that UI API does not serve, such as Task and Event, are refused by name with INVALID_TYPE',
    source: `${guide}/ui_api_get_started_supported_objects.htm`,
    standing: 'observed',
    test: [forms, 'refuses %s as UI API does']
  },
  {
    says: 'Objects and fields that the user may not see are in no answer',
    source: `${guide}/ui_api_get_started_supported_objects.htm`,
    standing: 'documented',
    test: [access, 'gets objects of ours neither as records nor as children']
  },
  {
    says: 'Lists, layouts, defaults and the directory leave out what the user may not see',
    source: `${guide}/ui_api_get_started_supported_objects.htm`,
    standing: 'documented',
    test: [access, 'gets them in no list, layout, default or directory']
  },
  {
    says: 'An object info says what the object is and what the user may do with it',
    source: `${guide}/ui_api_responses_object_info.htm`,
    standing: 'documented',
    test: ['localOrg/uiApiRecords.test.ts', 'says what an object is and what the user may do with it']
  },
  {
    says: 'A directory lists the objects that are served',
    source: `${guide}/ui_api_resources_object_info_directory.htm`,
    standing: 'documented',
    test: [forms, 'lists the objects that UI API serves']
  },
  {
    says: 'Picklists give their active values by record type, one field or all; without record types by the master type',
    source: `${guide}/ui_api_resources_picklist_values_collection.htm`,
    standing: 'documented',
    test: [forms, 'lists the values of every picklist of a record type']
  },
  {
    says: 'A stage of opportunities has attributes: closed, won, probability and forecast category',
    source: `${guide}/ui_api_responses_picklist_value.htm`,
    standing: 'unconfirmed',
    test: [forms, 'says of a stage whether it is closed and won, and how likely']
  },
  {
    says: 'A record type offers the picklist values that its metadata names, the master type all',
    source: `${guide}/ui_api_resources_picklist_values.htm`,
    standing: 'documented',
    test: ['localOrg/uiApiRecordTypes.test.ts', 'offers the values of the record type, and all by the master type']
  },
  {
    says: 'A layout has sections, rows and items that say what may be edited',
    source: `${guide}/ui_api_responses_record_layout_item.htm`,
    standing: 'documented',
    test: [forms, 'has sections, rows and items that say what may be edited']
  },
  {
    says: 'Record defaults give a new record its default values with layout and object infos',
    source: `${guide}/ui_api_resources_record_defaults_create.htm`,
    standing: 'documented',
    test: [forms, 'give a new record its default values, layout and object infos']
  },
  {
    says: 'The template of defaults holds only the optional fields asked for',
    source: `${guide}/ui_api_resources_record_defaults_template_create.htm`,
    standing: 'documented',
    test: [forms, 'without a layout hold only the fields asked for']
  },
  {
    says: 'Record-ui gives records with layouts by record type, type and mode',
    source: `${guide}/ui_api_resources_record_ui.htm`,
    standing: 'documented',
    test: [forms, 'gives records, their layouts by record type, type and mode, and object infos']
  }
];

/** What the local org does as the User Interface API does it, for single records and objects. */
export const uiApiConformance: Conformance = {
  area: 'UI API: records, objects, layouts',
  behaviours: [...recordBehaviours, ...objectBehaviours],
  refusals: [
    {
      asks: 'actions, apps, navigation items, list views, lookups, favorites, themes',
      gets: '404 NOT_FOUND, and a line on stderr that says where to add it',
      test: [forms, 'has no actions, navigation, list views or lookups: the path is not there']
    }
  ],
  notThere: [
    'Layouts hold every field that the user may see: page layouts are not deployed.',
    'Which record type a profile assigns is not kept: the first active one is the default.',
    'Dependent picklists have no controlling values.',
    'Recently used records are not kept: `updateMru` changes nothing.',
    'Assignment rules and e-mails that a save can ask for do not exist.'
  ]
};
