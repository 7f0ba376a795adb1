/** The words of the matrix in place of its table. */
import ERROR from '@salesforce/label/c.Headroom_Whitespace_Error';
import HEADING from '@salesforce/label/c.Headroom_Matrix';
import LOADING from '@salesforce/label/c.Headroom_Whitespace_Loading';
import NOT_SET_UP from '@salesforce/label/c.Headroom_Lines_Not_Set_Up';
import NOT_SET_UP_ADMIN from '@salesforce/label/c.Headroom_Lines_Not_Set_Up_Admin';
import NO_ACCESS from '@salesforce/label/c.Headroom_Matrix_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Whitespace_No_Access_Hint';

/** Words that stand in the template. */
export const LABELS = { heading: HEADING, loading: LOADING };

export const WORDS = {
  error: ERROR,
  noAccess: NO_ACCESS,
  noAccessHint: NO_ACCESS_HINT,
  notSetUp: NOT_SET_UP,
  notSetUpAdmin: NOT_SET_UP_ADMIN
};
