import type { OrgObject } from '../schema/object.ts';
import { standardObject } from './build.ts';
import { lookup, readOnly, restrictedPicklist } from './fields.ts';

const levels = ['None', 'Read', 'Edit', 'All'];

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountshare.htm */
export const accountShare: OrgObject = standardObject(
  'AccountShare',
  'Account Share',
  { keyPrefix: '00r', nameField: 'Id', permissionsOf: 'Account', sharingModel: 'ControlledByParent' },
  [
    lookup('AccountId', 'Account ID', 'Account', {
      nillable: false,
      updateable: false,
      permissionable: false,
      children: 'Shares',
      onDelete: 'Cascade'
    }),
    lookup('UserOrGroupId', 'User/Group ID', ['Group', 'User'], { nillable: false, updateable: false, permissionable: false }),
    restrictedPicklist('AccountAccessLevel', 'Account Access', levels.slice(1), { nillable: false, permissionable: false }),
    restrictedPicklist('OpportunityAccessLevel', 'Opportunity Access', levels, { nillable: false, permissionable: false }),
    restrictedPicklist('CaseAccessLevel', 'Case Access', levels, { defaultValue: 'None', permissionable: false }),
    restrictedPicklist('ContactAccessLevel', 'Contact Access', levels, { defaultValue: 'None', permissionable: false }),
    restrictedPicklist('RowCause', 'Row Cause', ['Manual', 'Owner', 'Rule', 'Team', 'ImplicitChild', 'ImplicitParent'], readOnly)
  ]
);
