import { session } from './session.ts';

const locale = session.locale.replaceAll('_', '-');

/** Values of `@salesforce/i18n/...` for the viewer's locale; patterns are put together from what Intl does with a sample. */
export const i18n: Readonly<Record<string, string | number>> = {
  lang: session.language.replaceAll('_', '-'),
  dir: 'ltr',
  locale,
  currency: session.currency,
  timeZone: session.timeZone,
  firstDayOfWeek: firstDayOfWeek(locale),
  'dateTime.shortDateFormat': datePattern({ year: 'numeric', month: 'numeric', day: 'numeric' }),
  'dateTime.mediumDateFormat': datePattern({ year: 'numeric', month: 'short', day: 'numeric' }),
  'dateTime.longDateFormat': datePattern({ year: 'numeric', month: 'long', day: 'numeric' }),
  'number.decimalSeparator': numberPart('decimal'),
  'number.groupingSeparator': numberPart('group'),
  'number.currencySymbol': numberPart('currency', { style: 'currency', currency: session.currency }),
  'number.currencyFormat': numberPattern({ style: 'currency', currency: session.currency }),
  'number.percentFormat': numberPattern({ style: 'percent' })
};

function firstDayOfWeek(name: string): number {
  const region = new Intl.Locale(name).maximize().region ?? '';
  return ['US', 'CA', 'MX', 'JP', 'CN', 'TW', 'HK', 'KR', 'IN', 'BR', 'IL'].includes(region) ? 1 : 2;
}

function datePattern(options: Intl.DateTimeFormatOptions): string {
  const sample = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', numberingSystem: 'latn' });
  return sample
    .formatToParts(new Date(Date.UTC(2001, 1, 3)))
    .map(({ type, value }) => {
      if (type === 'year') return 'yyyy';
      if (type === 'day') return value.length === 2 ? 'dd' : 'd';
      if (type === 'month') return monthPattern(options.month, value);
      return /[a-z]/i.test(value) ? `'${value}'` : value;
    })
    .join('');
}

function monthPattern(style: Intl.DateTimeFormatOptions['month'], value: string): string {
  if (style === 'long') return 'MMMM';
  if (style === 'short') return 'MMM';
  return value.length === 2 ? 'MM' : 'M';
}

function numberParts(options: Intl.NumberFormatOptions): Intl.NumberFormatPart[] {
  return new Intl.NumberFormat(locale, options).formatToParts(12345.67);
}

function numberPart(type: string, options: Intl.NumberFormatOptions = {}): string {
  return numberParts(options).find((part) => part.type === type)?.value ?? '';
}

function numberPattern(options: Intl.NumberFormatOptions): string {
  const parts = numberParts(options).map(({ type, value }) => {
    if (type === 'currency') return '¤';
    if (type === 'integer') return '';
    if (type === 'group') return '';
    if (type === 'fraction') return '0'.repeat(value.length);
    return type === 'decimal' ? '.' : value;
  });
  const first = numberParts(options).findIndex(({ type }) => type === 'integer');
  return parts.toSpliced(first, 0, '#,##0').join('');
}
