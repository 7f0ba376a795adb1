/**
 * Text of an auto-number: `{0000}` becomes the number with leading zeros, `{YYYY}`, `{YY}`, `{MM}`, `{DD}` parts of the day.
 * Source: https://help.salesforce.com/s/articleView?id=sf.custom_field_attributes.htm (Display Format)
 *
 * @example autoNumberText('PR-{0000}', 7, '2026-11-22T00:00:00.000Z') // 'PR-0007'
 */
export function autoNumberText(format: string, value: number, stamp: string): string {
  return format.replace(/\{(0+|YYYY|YY|MM|DD)\}/g, (_whole, part: string) => {
    if (part === 'YYYY') return stamp.slice(0, 4);
    if (part === 'YY') return stamp.slice(2, 4);
    if (part === 'MM') return stamp.slice(5, 7);
    if (part === 'DD') return stamp.slice(8, 10);
    return String(value).padStart(part.length, '0');
  });
}
