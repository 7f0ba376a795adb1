import { badValue } from '../orgError.ts';
import { isChanged, type Behaviour, type Save } from './behaviour.ts';

/**
 * A contract is created as a draft and activated by an update, which sets when and by whom; activation cannot be taken back.
 * It ends the day before the same day of the month, `ContractTerm` months after its start.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contract.htm
 */
export const contractBehaviour: Behaviour = {
  objects: ['Contract'],
  beforeSave: (save) => {
    const { row } = save;
    row['EndDate'] = endDate(row['StartDate'], row['ContractTerm']);
    if (!isChanged(save, 'Status')) return;
    const code = statusCode(save);
    checkTransition(save, code);
    row['StatusCode'] = code;
    if (code !== 'Activated' || save.old?.['StatusCode'] === 'Activated') return;
    row['ActivatedDate'] = save.stamp;
    row['ActivatedById'] = save.context.user.id;
  }
};

function statusCode({ context, row }: Save): string {
  const found = context.org.database
    .statement('select "StatusCode" as code from "ContractStatus" where "ApiName" = ?')
    .get(row['Status'] ?? null);
  return String(found?.['code'] ?? 'Draft');
}

function checkTransition({ old }: Save, code: string): void {
  const before = old?.['StatusCode'];
  if (!old && code === 'Activated') {
    throw badValue('FAILED_ACTIVATION', 'Choose a valid contract status and save your changes. Ask your admin for details.', ['Status']);
  }
  if (before === 'Activated' && code !== 'Activated') {
    throw badValue('INVALID_STATUS', 'The contract is activated: its status cannot go back.', ['Status']);
  }
}

/**
 * Last day of a contract.
 *
 * @example endDate('2026-01-31', 1) // '2026-02-27': the day before 28 February, the last day that the month has
 */
export function endDate(start: unknown, months: unknown): string | null {
  if (typeof start !== 'string' || typeof months !== 'number') return null;
  const [year, month, day] = start.split('-').map(Number) as [number, number, number];
  const daysInMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day, daysInMonth)));
  end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}
