import type { OrgObject } from '../schema/object.ts';
import { historyPlace } from '../standardObjects/histories.ts';
import { accountOwnerBehaviour, accountShareBehaviour, accountTeamBehaviour } from './accountShare.ts';
import { activityBehaviour } from './activity.ts';
import type { Behaviour } from './behaviour.ts';
import { campaignBehaviour, campaignMemberBehaviour } from './campaign.ts';
import { caseBehaviour } from './case.ts';
import { contractBehaviour } from './contract.ts';
import { fieldHistoryBehaviour } from './fieldHistory.ts';
import { opportunityBehaviour } from './opportunity.ts';
import { opportunityLineItemBehaviour } from './opportunityLineItem.ts';
import { orderBehaviour, orderItemBehaviour } from './order.ts';
import { personAccountBehaviour } from './personAccount.ts';
import { personNameBehaviour } from './personName.ts';
import { assetBehaviour, pricebookEntryBehaviour } from './product.ts';
import { assignmentBehaviour } from './assignment.ts';

/** What the platform does by itself, one entry an object family. */
const behaviours: readonly Behaviour[] = [
  accountOwnerBehaviour,
  accountShareBehaviour,
  accountTeamBehaviour,
  personNameBehaviour,
  personAccountBehaviour,
  caseBehaviour,
  opportunityBehaviour,
  opportunityLineItemBehaviour,
  pricebookEntryBehaviour,
  assetBehaviour,
  contractBehaviour,
  orderBehaviour,
  orderItemBehaviour,
  campaignBehaviour,
  campaignMemberBehaviour,
  activityBehaviour,
  assignmentBehaviour
];

const byObject = new Map<string, readonly Behaviour[]>();

/** Behaviours of an object in the order in which they run. */
export function behavioursOf(object: OrgObject): readonly Behaviour[] {
  let found = byObject.get(object.name);
  if (!found) {
    const own = behaviours.filter((behaviour) => behaviour.objects.includes(object.name));
    found = historyPlace(object) === undefined ? own : [...own, { ...fieldHistoryBehaviour, objects: [object.name] }];
    byObject.set(object.name, found);
  }
  return found;
}
