import type { OrgObject } from '../schema/object.ts';
import { fieldDefinition } from '../tooling/fieldDefinition.ts';
import { account, accountTeamMember, contact } from './account.ts';
import { accountShare } from './accountShare.ts';
import { entityDefinition, group, organization, profile, recordType, user, userRole } from './admin.ts';
import { event, task, taskStatus } from './activities.ts';
import { permissionSetLicense, permissionSetLicenseAssign, userLicense } from './licences.ts';
import { standardHistories } from './histories.ts';
import { lead } from './lead.ts';
import { campaign, campaignMember, campaignMemberStatus } from './marketing.ts';
import { fieldPermissions, objectPermissions, permissionSet, permissionSetAssignment, setupEntityAccess } from './permissionSets.ts';
import { asset, contract, contractStatus, pricebook2, pricebookEntry, product2 } from './products.ts';
import { order, orderItem } from './orders.ts';
import { opportunity, opportunityContactRole, opportunityLineItem, opportunityStage } from './sales.ts';
import { caseObject, caseStatus, opportunityHistory } from './service.ts';

/** Every standard object of the local org. Adding one is a definition in this folder and a line here. */
export const standardObjects: readonly OrgObject[] = [
  account,
  contact,
  accountTeamMember,
  accountShare,
  lead,
  opportunity,
  opportunityLineItem,
  opportunityContactRole,
  opportunityHistory,
  opportunityStage,
  product2,
  pricebook2,
  pricebookEntry,
  asset,
  contract,
  contractStatus,
  order,
  orderItem,
  caseObject,
  caseStatus,
  campaign,
  campaignMember,
  campaignMemberStatus,
  event,
  task,
  taskStatus,
  organization,
  user,
  userLicense,
  profile,
  userRole,
  group,
  permissionSet,
  permissionSetAssignment,
  permissionSetLicense,
  permissionSetLicenseAssign,
  objectPermissions,
  fieldPermissions,
  setupEntityAccess,
  recordType,
  entityDefinition,
  fieldDefinition,
  ...standardHistories
];
