import type { Conformance } from './behaviour.ts';

const help = 'https://help.salesforce.com/s/articleView?id=sf.integration_user.htm';
const file = 'unit/localOrg/licences.test.ts';

export const licencesConformance: Conformance = {
  area: 'Licences',
  behaviours: [
    {
      says: 'A profile rests on a user licence: the API-only one on Salesforce Integration',
      source: 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_profile.htm',
      standing: 'documented',
      test: [file, 'are what profiles rest on']
    },
    {
      says: 'A user of the licence Salesforce Integration gets no permission set with permissions on objects before the permission set licence Salesforce API Integration',
      source: help,
      standing: 'observed',
      test: [file, 'keep an integration user without Salesforce API Integration from permissions on objects']
    },
    {
      says: 'The permission set licence opens permissions on objects to that user',
      source: help,
      standing: 'documented',
      test: [file, 'allow them once the permission set licence is assigned']
    }
  ],
  refusals: [],
  notThere: ['Counts of used licences and limits on them: any number of users may have a licence.']
};
