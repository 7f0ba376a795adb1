import type { EditedObject } from './editedObject.ts';
import { salesObjects } from './salesObjects.ts';
import { toldObjects } from './toldObjects.ts';
import { workObjects } from './workObjects.ts';

/** Records of ours that somebody edits or deletes behind our back: they are put back. */
const ours: readonly EditedObject[] = [
  { object: 'Headroom_Scorecard_Result__c', weight: 3, changes: [() => ({ Score__c: 1 }), () => ({ Top_Reason_1__c: 'Because' })] },
  { object: 'Headroom_Whitespace_Cell__c', weight: 2, changes: [() => ({ Status__c: 'Covered' }), () => ({ Reason__c: 'Because' })] },
  { object: 'Headroom_Account_Summary__c', weight: 2, changes: [() => ({ Notice_Days__c: 7 }), () => ({ Cells__c: null })] }
];

/** Every object that is edited. */
export const editedObjects: readonly EditedObject[] = [...salesObjects, ...workObjects, ...toldObjects, ...ours];
