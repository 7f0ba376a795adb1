import LEGEND from '@salesforce/label/c.Headroom_Matrix_Legend';
import SCALE from '@salesforce/label/c.Headroom_Legend';
import { statusWord } from 'c/headroomCells';
import { LightningElement } from 'lwc';

/** Statuses with a look of their own; the squares of the others say it in words. */
const MARKS = [
  { status: 'Open', look: 'room' },
  { status: 'Partly_Used', look: 'partly' },
  { status: 'Covered', look: 'covered' },
  { status: 'Open_Opportunity', look: 'opportunity' },
  { status: 'Blocked_At_Risk', look: 'hold' }
].map(({ status, look }) => ({ className: `sample look ${look}`, text: statusWord(status) }));

/** Presents what the squares of the matrix mean. */
export default class HeadroomMatrixLegend extends LightningElement {
  labels = { legend: LEGEND, scale: SCALE };
  marks = MARKS;
}
