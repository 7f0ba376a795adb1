/** Words and shapes of the statuses. */
import STATUS_COMPETITOR from '@salesforce/label/c.Headroom_Status_Has_Competitor';
import STATUS_COVERED from '@salesforce/label/c.Headroom_Status_Covered';
import STATUS_HOLD from '@salesforce/label/c.Headroom_Status_On_Hold';
import STATUS_NOT_ELIGIBLE from '@salesforce/label/c.Headroom_Status_Not_Eligible';
import STATUS_NOT_FIT from '@salesforce/label/c.Headroom_Status_Not_A_Fit';
import STATUS_NO_RULE from '@salesforce/label/c.Headroom_Status_No_Rule';
import STATUS_OPEN from '@salesforce/label/c.Headroom_Status_Open';
import STATUS_OPPORTUNITY from '@salesforce/label/c.Headroom_Status_Opportunity';
import STATUS_PARTLY from '@salesforce/label/c.Headroom_Status_Partly_Used';
import STATUS_UNKNOWN from '@salesforce/label/c.Headroom_Status_Unknown';

/**
 * In the order in which rows stand. What is open can be sold; what blocks may go away by itself or by somebody's doing; what is folded
 * needs nothing.
 * @type {Record<string, { word: string, icon: string, isMuted?: boolean, isFolded?: boolean, isOpen?: boolean, isBlocked?: boolean }>}
 */
export const STATUSES = {
  Open: { word: STATUS_OPEN, icon: 'open', isOpen: true },
  Partly_Used: { word: STATUS_PARTLY, icon: 'part', isOpen: true },
  Open_Opportunity: { word: STATUS_OPPORTUNITY, icon: 'opportunity' },
  Unknown: { word: STATUS_UNKNOWN, icon: 'unknown', isMuted: true, isBlocked: true },
  Blocked_At_Risk: { word: STATUS_HOLD, icon: 'hold', isMuted: true, isBlocked: true },
  Has_Competitor: { word: STATUS_COMPETITOR, icon: 'competitor', isMuted: true, isBlocked: true },
  Not_A_Fit: { word: STATUS_NOT_FIT, icon: 'notfit', isMuted: true, isBlocked: true },
  Covered: { word: STATUS_COVERED, icon: 'full', isFolded: true },
  Not_Eligible: { word: STATUS_NOT_ELIGIBLE, icon: 'lock', isMuted: true, isFolded: true },
  No_Rule: { word: STATUS_NO_RULE, icon: 'norule', isMuted: true, isFolded: true }
};

/**
 * @param {string} status  API value
 */
export function statusWord(status) {
  return STATUSES[status]?.word ?? status;
}

/**
 * @param {string} status  API value
 */
export function statusIcon(status) {
  return STATUSES[status]?.icon ?? 'unknown';
}
