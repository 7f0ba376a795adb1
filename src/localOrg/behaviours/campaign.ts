import { storedRow, type OrgContext } from '../orgContext.ts';
import { localDate } from '../localDate.ts';
import { badValue } from '../orgError.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { isChanged, type Behaviour, type Save } from './behaviour.ts';

/**
 * A new campaign has the member statuses Sent (the default) and Responded.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmemberstatus.htm
 */
export const campaignBehaviour: Behaviour = {
  objects: ['Campaign'],
  beforeSave: ({ row, old }) => {
    if (!old) row['NumberOfLeads'] = row['NumberOfContacts'] = row['NumberOfResponses'] = 0;
  },
  afterSave: ({ context, id, old }) => {
    if (old) return;
    writeOwnRow(context, 'CampaignMemberStatus', { CampaignId: id, Label: 'Sent', SortOrder: 1, IsDefault: 1, HasResponded: 0 });
    writeOwnRow(context, 'CampaignMemberStatus', { CampaignId: id, Label: 'Responded', SortOrder: 2, IsDefault: 0, HasResponded: 1 });
  }
};

/**
 * A status that the campaign does not have becomes its default one; a status that counts as a response sets HasResponded, and the
 * first of them FirstRespondedDate (today in the org's time zone). A contact or lead is a member once.
 * That FirstRespondedDate stays when the status goes back is not confirmed.
 * Source: .../sforce_api_objects_campaignmember.htm
 */
export const campaignMemberBehaviour: Behaviour = {
  objects: ['CampaignMember'],
  beforeSave: (save) => {
    if (!save.old) becomeMember(save);
    if (isChanged(save, 'Status')) followStatus(save);
  },
  afterSave: (save) => {
    const responses = Number(save.row['HasResponded']) - Number(save.old?.['HasResponded'] ?? 0);
    count(save.context, save.row['CampaignId'], { members: save.old ? 0 : 1, responses, isContact: Boolean(save.row['ContactId']) });
  },
  afterDelete: ({ context, row }) => {
    count(context, row['CampaignId'], { members: -1, responses: -Number(row['HasResponded']), isContact: Boolean(row['ContactId']) });
  },
  afterUndelete: ({ context, row }) => {
    count(context, row['CampaignId'], { members: 1, responses: Number(row['HasResponded']), isContact: Boolean(row['ContactId']) });
  }
};

function becomeMember(save: Save): void {
  const { context, row } = save;
  const field = row['ContactId'] ? 'ContactId' : 'LeadId';
  const personId = row[field];
  if (typeof personId !== 'string') {
    throw badValue('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LeadId, ContactId]', ['LeadId', 'ContactId']);
  }
  const sql = `select 1 from "CampaignMember" where "CampaignId" = ? and "${field}" = ? and "IsDeleted" = 0`;
  if (context.org.database.statement(sql).get(row['CampaignId'] ?? null, personId)) {
    throw badValue('DUPLICATE_VALUE', 'Already a campaign member.', []);
  }
  const isContact = field === 'ContactId';
  const person = storedRow(context.org, context.schema.known(isContact ? 'Contact' : 'Lead'), personId);
  row['LeadOrContactId'] = personId;
  row['Type'] = isContact ? 'Contact' : 'Lead';
  row['LeadOrContactOwnerId'] = person?.['OwnerId'] ?? null;
  for (const name of ['Name', 'FirstName', 'LastName', 'Title']) row[name] = person?.[name] ?? null;
  row['CompanyOrAccount'] = isContact ? accountName(context, person?.['AccountId']) : (person?.['Company'] ?? null);
}

function accountName(context: OrgContext, accountId: unknown): string | null {
  if (typeof accountId !== 'string') return null;
  return (storedRow(context.org, context.schema.known('Account'), accountId)?.['Name'] as string | undefined) ?? null;
}

function followStatus({ context, row, old }: Save): void {
  const statement = context.org.database.statement(
    `select "Label" as label, "HasResponded" as responded from "CampaignMemberStatus" where "CampaignId" = ? and "IsDeleted" = 0
     order by "Label" = ? collate nocase desc, "IsDefault" desc, "SortOrder" limit 1`
  );
  const status = statement.get(row['CampaignId'] ?? null, row['Status'] ?? '');
  if (!status) return;
  row['Status'] = String(status['label']);
  row['HasResponded'] = Number(status['responded']);
  if (row['HasResponded'] === 1 && !old?.['FirstRespondedDate']) {
    row['FirstRespondedDate'] = localDate(context.org.clock.nowMs(), context.org.timeZone);
  }
}

type Difference = { readonly members: number; readonly responses: number; readonly isContact: boolean };

function count(context: OrgContext, campaignId: unknown, difference: Difference): void {
  if (difference.members === 0 && difference.responses === 0) return;
  const column = difference.isContact ? '"NumberOfContacts"' : '"NumberOfLeads"';
  const sql = `update "Campaign" set ${column} = ${column} + ?, "NumberOfResponses" = "NumberOfResponses" + ? where "Id" = ?`;
  context.org.database.statement(sql).run(difference.members, difference.responses, String(campaignId));
}
