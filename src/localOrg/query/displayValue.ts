import type { OrgContext } from '../orgContext.ts';
import type { OrgField } from '../schema/field.ts';

/** A value as UI API carries it: like REST, but instants end in `Z`. */
export function uiValue(field: OrgField, value: unknown): unknown {
  if (field.type === 'datetime' && typeof value === 'string') return value.replace('+0000', 'Z');
  return value ?? null;
}

/** Currency of an org with one currency, by the company's locale. */
const currencies: Readonly<Record<string, string>> = { en_US: 'USD', en_GB: 'GBP', de_DE: 'EUR', fr_FR: 'EUR', ja_JP: 'JPY', zh_CN: 'CNY' };

/**
 * A value as UI API shows it to the user: labels of picklists, numbers, money, percent and dates in the user's locale and time zone.
 *
 * Null for types that are shown as they are (text, ids, checkboxes).
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field_value.htm
 *
 * @param value  the value as REST gives it
 */
export function displayValue(context: OrgContext, field: OrgField, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const locale = context.user.locale.replaceAll('_', '-');
  if (typeof value === 'number') return showNumber(context, field, value, locale);
  if (typeof value !== 'string') return null;
  if (field.picklist) return showPicklist(field, value);
  if (field.type === 'date') return dateFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }, `${value}T00:00:00Z`);
  if (field.type === 'time') return timeFormat(locale, value);
  if (field.type === 'datetime') {
    return dateFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: context.user.timeZone }, value);
  }
  return null;
}

function showNumber(context: OrgContext, field: OrgField, value: number, locale: string): string {
  const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
  if (field.type === 'currency') return numberFormat(locale, { style: 'currency', currency: currencyOf(context), ...digits }).format(value);
  if (field.type === 'percent') return `${numberFormat(locale, digits).format(value)}%`;
  return numberFormat(locale, digits).format(value);
}

function showPicklist(field: OrgField, value: string): string {
  const labels = new Map(field.picklist?.values.map((entry) => [entry.value, entry.label]));
  return value
    .split(field.type === 'multipicklist' ? ';' : '\n')
    .map((part) => labels.get(part) ?? part)
    .join(';');
}

/** The org's currency. */
function currencyOf(context: OrgContext): string {
  const row = context.org.database.statement('select "DefaultLocaleSidKey" as locale from "Organization"').get();
  return currencies[String(row?.['locale'])] ?? 'USD';
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, format);
  return format;
}

/**
 * The short style of the locale (`03.02.2027, 00:09`), with all four digits of the year.
 * Source: https://help.salesforce.com/s/articleView?id=sf.admin_supported_date_time_format.htm
 */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions, instant: string): string {
  const moment = new Date(instant.replace('+0000', 'Z'));
  const years = dateFormatter(locale, { year: 'numeric', timeZone: options.timeZone ?? 'UTC' });
  const yearOf = (value: string): string => years.formatToParts(moment).find(({ type }) => type === 'year')?.value ?? value;
  const parts = dateFormatter(locale, options).formatToParts(moment);
  return parts.map(({ type, value }) => (type === 'year' ? yearOf(value) : value)).join('');
}

/** A time of day as the locale writes it: it belongs to no time zone. */
function timeFormat(locale: string, time: string): string {
  return dateFormatter(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`1970-01-01T${time}`));
}
