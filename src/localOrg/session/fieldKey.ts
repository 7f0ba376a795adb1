/** What field permissions are kept by: `account.name`. */
export function fieldKey(object: string, field: string): string {
  return `${object}.${field}`.toLowerCase();
}
