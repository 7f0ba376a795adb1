import type { SoqlMoment } from '../../soql/sqlBinding.ts';
import { fiscalYearOf } from '../fiscalYear.ts';
import type { OrgContext } from '../orgContext.ts';

/**
 * The moment and place that date literals of a user's query are relative to: the org's clock, the user's time zone, the first day of
 * the week where the user's locale is, the org's fiscal year; and whether letter case counts in groups of the user's language.
 * Sources: SOQL and SOSL Reference, "Date Formats and Date Literals"; https://github.com/octoberswimmer/aer-dist/issues/11
 */
export function queryMoment({ org, user }: OrgContext): SoqlMoment {
  const { startMonth, namedByStart } = fiscalYearOf(org);
  return {
    instant: new Date(org.clock.nowMs()).toISOString(),
    timeZone: user.timeZone,
    weekStart: weekStartOf(user.locale),
    fiscalStartMonth: startMonth,
    fiscalYearNamedByStart: namedByStart,
    groupsByCase: !user.language.startsWith('en')
  };
}

/** Part of ECMA-402 that TypeScript's library does not describe yet. */
type LocaleWithWeek = Intl.Locale & { getWeekInfo(): { readonly firstDay: number } };

const weekStarts = new Map<string, number>();

/** 0 = Sunday to 6; a locale says 7 for Sunday. */
function weekStartOf(locale: string): number {
  let start = weekStarts.get(locale);
  if (start === undefined) {
    start = (new Intl.Locale(locale.replaceAll('_', '-')) as LocaleWithWeek).getWeekInfo().firstDay % 7;
    weekStarts.set(locale, start);
  }
  return start;
}
