import type { Behaviour, Conformance, Refusal } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta';
const own = 'unit/localOrg/deploy.test.ts';
const foreign = 'unit/localOrg/deployForeign.test.ts';

const deploys: readonly Behaviour[] = [
  {
    says: 'a project of somebody else deploys whole: objects, fields, pages, layouts, reports, dashboards, actions, translations',
    source: `${guide}/meta_types_list.htm`,
    standing: 'documented',
    test: [foreign, 'deploys whole, and says what it created']
  },
  {
    says: 'a validation passes and leaves nothing behind',
    source: `${guide}/meta_deploy.htm`,
    standing: 'documented',
    test: [foreign, 'passes a validation and leaves nothing behind']
  },
  {
    says: 'a failed component has file, line and column, and nothing of its package stays',
    source: `${guide}/meta_deployresult.htm`,
    standing: 'documented',
    test: [foreign, 'fails where it differs from what a deploy takes, with file, line and column']
  },
  {
    says: 'a field is added to a table that has rows, which stay',
    source: `${guide}/customfield.htm`,
    standing: 'documented',
    test: [own, 'adds objects and fields, and keeps the rows of a table that gets a new column']
  },
  {
    says: 'picklists offer the values of their global value set and follow it when the set alone is deployed',
    source: `${guide}/meta_globalvalueset.htm`,
    standing: 'documented',
    test: [foreign, 'picklists offer the values of their global value set, and follow it']
  },
  {
    says: 'a record type is a row of RecordType, and records of a custom object can have it',
    source: `${guide}/meta_recordtype.htm`,
    standing: 'documented',
    test: [foreign, 'records can have the record type']
  },
  {
    says: 'validation rules and formula fields run as soon as they are deployed',
    source: `${guide}/meta_validationformulas.htm`,
    standing: 'documented',
    test: [foreign, 'validation rules and formulas run']
  },
  {
    says: 'permissions of a profile are merged into what it has, those of a permission set replace it',
    source: `${guide}/meta_profile.htm`,
    standing: 'documented',
    test: [foreign, 'take field permissions beside those that they have']
  },
  {
    says: 'records of Custom Metadata come by deploy alone',
    source: `${guide}/meta_custommetadata.htm`,
    standing: 'documented',
    test: [own, 'cannot have its settings written by record routes']
  },
  {
    says: 'a project’s package directories are converted as the sf CLI does, and .forceignore counts',
    source: 'https://github.com/forcedotcom/source-deploy-retrieve',
    standing: 'documented',
    test: [foreign, 'gives the files of a project’s package directories in Metadata API format, without what .forceignore names']
  }
];

const refusals: readonly Refusal[] = [
  {
    asks: 'a deploy of flows, Apex or another type that the org can neither run nor keep',
    gets: 'a component failure that names the type and what to do',
    test: [foreign, 'fails by name of its type and says what to do: %s']
  },
  { asks: 'roll-up summary and geolocation fields', gets: 'a component failure', test: [foreign, 'refuses %s'] },
  {
    asks: 'platform events, and standard objects that the org lacks',
    gets: 'a component failure',
    test: [foreign, 'refuses platform events and unknown standard objects']
  },
  { asks: 'a profile of another name', gets: 'a component failure', test: [foreign, 'are refused where the org has none of the name'] }
];

/** What deploys take and do. */
export const deployConformance: Conformance = {
  area: 'Deployed metadata',
  behaviours: deploys,
  refusals,
  notThere: [
    'A reference to Apex, flows or another type that the org cannot hold passes with a line on stderr: the org cannot know them.',
    'A name of the platform that no list here knows (a newer standard field) passes with a line on stderr.',
    'Permission set groups are kept and grant nothing; assign their sets.',
    'Values that a record type leaves out are offered all the same.',
    'EncryptedText is kept as plain text.',
    'Standard value sets and labels of standard fields are kept and change nothing.'
  ]
};
