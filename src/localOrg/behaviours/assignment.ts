import { badValue } from '../orgError.ts';
import type { Behaviour } from './behaviour.ts';

/** A permission set is assigned to a user once. */
export const assignmentBehaviour: Behaviour = {
  objects: ['PermissionSetAssignment'],
  beforeSave: ({ context, row }) => {
    const { PermissionSetId: set, AssigneeId: user } = row;
    if (typeof set !== 'string' || typeof user !== 'string') return;
    const sql = 'select 1 from "PermissionSetAssignment" where "PermissionSetId" = ? and "AssigneeId" = ?';
    if (!context.org.database.statement(sql).get(set, user)) return;
    throw badValue('DUPLICATE_VALUE', `Duplicate PermissionSetAssignment. Assignee: ${user}; Permission Set: ${set}`, []);
  }
};
