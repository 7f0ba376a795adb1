import { zipPackage } from '../../src/metadata/packageZip.ts';
import type { OwnUser } from '../page/ownPage.ts';
import type { PlantedRights } from './plantedOrg.ts';
import type { Secret } from './planted.ts';
import { accountFields, contractValue, forNobody } from './readers.ts';

/** Objects of the package that its permission sets name. */
const ownObjects = [
  ...['Headroom_Account_Summary__c', 'Headroom_Health_Override__c', 'Headroom_Health_Run__c', 'Headroom_Maturity_Assessment__c'],
  ...['Headroom_Portfolio_Snapshot__c', 'Headroom_Product_Usage__c', 'Headroom_Pulse__c', 'Headroom_Scorecard_Result__c'],
  ...['Headroom_Settings_Version__c', 'Headroom_Success_Milestone__c', 'Headroom_Success_Plan__c', 'Headroom_Survey_Response__c'],
  ...['Headroom_Whitespace_Cell__c', 'Headroom_Whitespace_Feedback__c']
];

function privateObject(object: string): readonly [string, string] {
  const model = '<sharingModel>Private</sharingModel>';
  return [`objects/${object}.object`, `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${model}</CustomObject>`];
}

/**
 * Combinations that no role has: a rep who may create opportunities, sees none but his own and lacks both fields of ours on them; a
 * success manager without opportunities and answers; somebody with no right on the package at all. Accounts and opportunities are
 * private, each sees the account that he owns.
 */
export const oddRights: PlantedRights = {
  rights: {
    rep: {
      like: 'Headroom_Rep',
      without: [...contractValue, 'Opportunity.Headroom_Cell_Key__c', 'Opportunity.Headroom_Product_Line__c'],
      sources: {
        objects: ['Account', 'Contact', 'Contract', 'Opportunity'],
        fields: [...accountFields, 'Opportunity.Amount', 'Opportunity.NextStep'],
        ...{ written: ['Opportunity'], shared: ['Account', 'Contact', 'Contract', 'Opportunity'] }
      }
    },
    csm: {
      like: 'Headroom_Success',
      without: [...contractValue, 'Opportunity', 'Headroom_Whitespace_Feedback__c'],
      sources: { objects: ['Account', 'Contract'], fields: ['Account.Type', 'Contract.StartDate'], shared: ['Account', 'Contract'] }
    },
    leader: {
      like: 'Headroom_Leader',
      without: [...contractValue, ...ownObjects, 'Opportunity', 'Contract'],
      sources: { objects: ['Account'], fields: ['Account.Type'], shared: ['Account'] }
    }
  },
  sharing: zipPackage(new Map([privateObject('Account'), privateObject('Opportunity')]))
};

/** What each of them must not find anywhere. */
export const hiddenFromOdd: Readonly<Record<OwnUser, readonly Secret[]>> = {
  rep: ['case', 'opportunity', 'amount', 'contractValue', 'lossReason', ...forNobody],
  csm: ['case', 'opportunity', 'amount', 'contractValue', 'lossReason', 'feedback', ...forNobody],
  leader: ['case', 'opportunity', 'amount', 'contractValue', 'verbatim', 'judgement', 'feedback', 'lossReason', ...forNobody]
};

/** Names of the accounts of the other two. */
export const othersOf: Readonly<Record<OwnUser, RegExp>> = { rep: /Customer [23]/, csm: /Customer [13]/, leader: /Customer [12]/ };
