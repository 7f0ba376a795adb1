/**
 * A filter as it is compared with others: blanks and letter case tell nothing in SOQL. Pure.
 *
 * @example  comparableFilter('Type  =\n \'A\'') // "type = 'a'"
 */
export function comparableFilter(filter: string): string {
  return filter.replace(/\s+/g, ' ').trim().toLowerCase();
}
