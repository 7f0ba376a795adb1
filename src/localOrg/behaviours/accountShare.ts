import type { StoredRow } from '../database.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { isChanged, type Behaviour, type Save } from './behaviour.ts';

/**
 * Accounts are shared by their owner, whoever stands above it, or with Modify All; with users, not with groups. What the owner shared
 * by hand is gone when the account gets another owner.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountshare.htm
 */
export const accountShareBehaviour: Behaviour = {
  objects: ['AccountShare'],
  beforeSave: (save) => {
    const { context, row } = save;
    const account = context.schema.known('Account');
    const shared = storedRow(context.org, account, String(row['AccountId']));
    if (shared && !context.sharing.canDelete(account, shared)) {
      throw new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
    }
    if (String(row['UserOrGroupId']).startsWith(context.schema.known('Group').keyPrefix)) {
      process.stderr.write('local org: accounts are shared with users only. Add groups in src/localOrg/session/sharing.ts.\n');
      throw badValue('FIELD_INTEGRITY_EXCEPTION', 'The local org shares accounts with users, not with groups', ['UserOrGroupId']);
    }
    if (row['AccountAccessLevel'] === 'All') {
      throw badValue('FIELD_INTEGRITY_EXCEPTION', 'Account Access: All is not a value that can be given', ['AccountAccessLevel']);
    }
    row['RowCause'] = 'Manual';
  }
};

/** Manual shares end with the ownership that gave them. */
export const accountOwnerBehaviour: Behaviour = {
  objects: ['Account'],
  afterSave: (save: Save) => {
    if (!save.old || !isChanged(save, 'OwnerId')) return;
    save.context.org.database.statement(`delete from "AccountShare" where "AccountId" = ? and "RowCause" = 'Manual'`).run(save.id);
  }
};

const teamLevels = ['AccountAccessLevel', 'OpportunityAccessLevel', 'CaseAccessLevel', 'ContactAccessLevel'] as const;

/**
 * A member of an account's team sees the account through a share of its own, which follows the member's levels and ends with it.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountteammember.htm
 */
export const accountTeamBehaviour: Behaviour = {
  objects: ['AccountTeamMember'],
  afterSave: ({ context, row }) => {
    endTeamShare(context, row);
    if (row['AccountAccessLevel'] === 'None') return;
    const levels = Object.fromEntries(teamLevels.map((level) => [level, row[level] ?? 'None']));
    const share: StoredRow = { AccountId: row['AccountId'] ?? null, UserOrGroupId: row['UserId'] ?? null, RowCause: 'Team', ...levels };
    writeOwnRow(context, 'AccountShare', share);
  },
  afterDelete: ({ context, row }) => endTeamShare(context, row)
};

function endTeamShare({ org }: OrgContext, { AccountId, UserId }: StoredRow): void {
  const sql = `delete from "AccountShare" where "AccountId" = ? and "UserOrGroupId" = ? and "RowCause" = 'Team'`;
  org.database.statement(sql).run(AccountId ?? null, UserId ?? null);
}
