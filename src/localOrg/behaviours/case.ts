import { storedRow } from '../orgContext.ts';
import { isChanged, type Behaviour, type Save } from './behaviour.ts';

/**
 * A case is closed when its status is a closed one; ClosedDate is when that happened last, empty once it is open again.
 * The account of a case without one is that of its contact.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_case.htm
 */
export const caseBehaviour: Behaviour = {
  objects: ['Case'],
  beforeSave: (save) => {
    const { row } = save;
    if (row['ContactId'] && !row['AccountId'] && isChanged(save, 'ContactId')) row['AccountId'] = accountOfContact(save);
    if (!isChanged(save, 'Status')) return;
    const wasClosed = save.old?.['IsClosed'] === 1;
    const closed = isClosedStatus(save);
    row['IsClosed'] = closed ? 1 : 0;
    if (closed && !wasClosed) row['ClosedDate'] = save.stamp;
    if (!closed) row['ClosedDate'] = null;
  }
};

function isClosedStatus({ context, row }: Save): boolean {
  const sql = 'select "IsClosed" as closed from "CaseStatus" where "ApiName" = ? collate nocase';
  return context.org.database.statement(sql).get(row['Status'] ?? null)?.['closed'] === 1;
}

function accountOfContact({ context, row }: Save): string | null {
  const contact = storedRow(context.org, context.schema.known('Contact'), String(row['ContactId']));
  return (contact?.['AccountId'] as string | null | undefined) ?? null;
}
