import type { ObjectDescribe } from '../org/orgClient.ts';
import type { ChangeWay } from './pullPlan.ts';

/**
 * Fields that act like formulas though describe does not say so: states that follow from dates.
 * Source: https://github.com/estuary/connectors/pull/3414 (ContractLineItem.Status); the other two follow from dates alike.
 */
const followFromDates: readonly string[] = ['ContractLineItem.Status', 'ServiceContract.Status', 'Entitlement.Status'];

/**
 * Objects whose list of deleted ids is wrong: that of currencies names those that are switched off.
 * Source: https://fivetran.com/docs/applications/salesforce/changelog (April 2025)
 */
const wrongLogs: readonly string[] = ['CurrencyType'];

/**
 * How an object's changes can be found, from its describe. Pure.
 *
 * Describe may name a stamp that no filter takes (ActivityFieldHistory), so `filterable` decides, not the name.
 *
 * @param names  columns that are read
 */
export function changeWay(object: ObjectDescribe, names: ReadonlySet<string>): ChangeWay {
  const isFilterable = (name: string): boolean => object.fields.some((field) => field.name === name && field.filterable);
  const stamp = isFilterable('SystemModstamp') ? 'SystemModstamp' : isFilterable('CreatedDate') ? 'CreatedDate' : undefined;
  const unstamped = object.fields.filter(
    ({ name, calculated }) => names.has(name) && (calculated || followFromDates.includes(`${object.name}.${name}`))
  );
  const shared = {
    unstamped: unstamped.map(({ name }) => name).sort(),
    hasBin: object.fields.some(({ name }) => name === 'IsDeleted'),
    merges: object.fields.some(({ name }) => name === 'MasterRecordId')
  };
  // Of rows that are never edited, such as those of field histories, the day of creation tells all.
  const asked = stamp === 'CreatedDate' && object.updateable ? undefined : stamp;
  if (object.replicateable && !wrongLogs.includes(object.name))
    return { by: 'log', ...(asked === undefined ? {} : { stamp: asked }), ...shared };
  if (asked === undefined) return { by: 'whole', ...shared };
  return { by: asked === 'SystemModstamp' ? 'stamp' : 'created', stamp: asked, ...shared };
}
