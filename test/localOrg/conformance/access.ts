import type { Behaviour, Conformance } from './behaviour.ts';

const help = 'https://help.salesforce.com/s/articleView?id=sf';
const share =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountshare.htm';
const masterDetail = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm';
const access = 'unit/localOrg/platformAccess.test.ts';
const sharing = 'unit/localOrg/platformSharing.test.ts';
const through = 'unit/localOrg/platformSharingThrough.test.ts';
const permissions = 'unit/localOrg/permissions.test.ts';

const granted: readonly Behaviour[] = [
  {
    says: 'a field without permission is in no query, record, describe or UI API reply: INVALID_FIELD, No such column',
    source: `${help}.admin_fls.htm`,
    standing: 'documented',
    test: [access, 'that are missing hide a field from queries, filters, records, describe and UI API']
  },
  {
    says: 'a write to fields that are only readable is INVALID_FIELD_FOR_INSERT_UPDATE, one error that names them all',
    source: 'https://github.com/verbb/formie/issues/1981',
    standing: 'observed',
    test: [access, 'to read only are named together in one refusal']
  },
  {
    says: 'an object without permission is INVALID_TYPE in queries, NOT_FOUND elsewhere, and not in the global describe',
    source: `${help}.users_profiles_object_perms.htm`,
    standing: 'documented',
    test: [access, 'that are missing hide an object']
  },
  {
    says: 'View All shows and Modify All changes records whatever sharing says',
    source: `${help}.users_profiles_view_all_mod_all.htm`,
    standing: 'documented',
    test: [access, 'View All shows private records, Modify All changes and deletes them']
  },
  {
    says: 'records of Custom Metadata are read only where the type is granted',
    source: 'https://help.salesforce.com/s/articleView?id=platform.custommetadatatypes_protection.htm',
    standing: 'documented',
    test: [permissions, 'reads only the Custom Metadata types that a permission set names']
  },
  {
    says: 'permissions count as soon as a set is assigned',
    source: `${help}.perm_sets_overview.htm`,
    standing: 'documented',
    test: [permissions, 'sees more as soon as another permission set is assigned']
  },
  {
    says: 'an inactive user gets no records: INACTIVE_OWNER_OR_USER, but from who may update records of inactive owners',
    source: `${help}.users_deactivate_considerations.htm`,
    standing: 'documented',
    test: [permissions, 'cannot give a record to a user who is not active; an administrator can']
  },
  {
    says: 'activities are changed and deleted by their owner and the roles above',
    source: `${help}.sharing_model_fields.htm`,
    standing: 'documented',
    test: [access, 'are changed by their owner, not by everybody who sees them']
  },
  {
    says: 'activity fields cannot be external ids',
    source: `${help}.custom_field_attributes.htm`,
    standing: 'unconfirmed',
    test: [access, 'cannot have an external id']
  }
];

const shared: readonly Behaviour[] = [
  {
    says: 'private records are seen by their owner and the roles above',
    source: `${help}.security_controlling_access_using_hierarchies.htm`,
    standing: 'documented',
    test: [sharing, 'shows records to their owner and to the roles above']
  },
  {
    says: 'an AccountShare opens an account to a user, to read or to edit, and is given by the owner',
    source: share,
    standing: 'documented',
    test: [sharing, 'can be shared with a user by its owner, to read or to edit']
  },
  {
    says: 'a member of an account team sees the account as its level says, through a share with the cause Team',
    source: share,
    standing: 'documented',
    test: [sharing, 'is seen by the members of its team as their level says']
  },
  {
    says: 'a lookup to a record that the user does not see is INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm',
    standing: 'documented',
    test: [sharing, 'cannot be filled with a record that the user does not see']
  },
  {
    says: 'manual shares end when the owner changes',
    source: `${help}.sharing_considerations.htm`,
    standing: 'documented',
    test: [sharing, 'loses what was shared by hand with its owner']
  },
  {
    says: 'Public Read Only allows reading alone, Public Read/Write changing but not deleting',
    source: `${help}.sharing_model_fields.htm`,
    standing: 'documented',
    test: [sharing, 'of Public Read/Write let others change, not delete']
  },
  {
    says: 'a contact without account is private to its owner',
    source: `${help}.sharing_considerations.htm`,
    standing: 'unconfirmed',
    test: [sharing, 'leave a contact without account to its owner']
  }
];

const details: readonly Behaviour[] = [
  {
    says: 'a detail is seen with its master',
    source: `${help}.overview_of_custom_object_relationships.htm`,
    standing: 'documented',
    test: [sharing, 'is seen and written with the access to its master']
  },
  {
    says: 'a detail of a detail is seen and written by the record at the top, a junction by both of its masters',
    source: `${help}.sharing_model_fields.htm`,
    standing: 'documented',
    test: [through, 'asks of a junction for both masters']
  },
  {
    says: 'activities are seen by their owner, the roles above and whoever sees the record or the person that they are about',
    source: `${help}.sharing_model_fields.htm`,
    standing: 'documented',
    test: [through, 'shows activities of others only with a record that the user sees']
  },
  {
    says: 'a detail is written with edit on its master, or with read where writeRequiresMasterRead says so',
    source: masterDetail,
    standing: 'documented',
    test: [sharing, 'needs edit on the master where the field does not say that read suffices']
  },
  {
    says: 'a detail has a master and moves to another only where reparentableMasterDetail says so',
    source: masterDetail,
    standing: 'documented',
    test: [sharing, 'cannot lack its master, nor move to another unless the field allows it']
  },
  {
    says: 'a rep who only reads an account gives feedback on it with the permission set of our package',
    source: masterDetail,
    standing: 'documented',
    test: [sharing, 'lets a rep who only reads an account give feedback on it']
  },
  {
    says: 'an integration user without Modify All writes and deletes children of accounts that it sees',
    source: masterDetail,
    standing: 'documented',
    test: [sharing, 'lets the integration user write and delete children of accounts that it only sees, without Modify All']
  }
];

/** Who sees and changes what. */
export const accessConformance: Conformance = {
  area: 'Permissions and sharing',
  behaviours: [...granted, ...shared, ...details],
  refusals: [],
  notThere: [
    'The administrator sees and edits every field that is deployed; on the platform field-level security holds for him too, and a deploy grants it to nobody.',
    'Sharing rules, groups, implicit sharing to parents, and share objects other than AccountShare.',
    'Rows of AccountShare for the owner: only manual and team shares are listed.',
    'UserRecordAccess, restriction rules, muting permission sets and permission set groups.'
  ]
};
