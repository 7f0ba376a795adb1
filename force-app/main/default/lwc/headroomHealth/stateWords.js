/** What the widget says in place of values. */
import ERROR from '@salesforce/label/c.Headroom_Health_Error';
import NO_ACCESS from '@salesforce/label/c.Headroom_Health_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Health_No_Access_Hint';
import NOT_SET_UP from '@salesforce/label/c.Headroom_Health_Not_Set_Up';
import NOT_SET_UP_ADMIN from '@salesforce/label/c.Headroom_Health_Not_Set_Up_Admin';

export const WORDS = {
  error: ERROR,
  noAccess: NO_ACCESS,
  noAccessHint: NO_ACCESS_HINT,
  notSetUp: NOT_SET_UP,
  notSetUpAdmin: NOT_SET_UP_ADMIN
};
