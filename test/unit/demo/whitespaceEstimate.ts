import { dayOf } from '../../../src/demo/calendar.ts';
import type { PlayedPlan } from './playedPlan.ts';
import { byAccount } from './playedPlan.ts';
import { estimateRisk } from './riskEstimate.ts';

const LINES = ['platform', 'analytics', 'integrations', 'premium_support', 'training'] as const;

/** Whitespace status by the ready-made rules, reckoned here a second time and roughly; counts by status. */
export function estimateWhitespace(played: PlayedPlan, endDate: string): Readonly<Record<string, number>> {
  const end = dayOf(endDate);
  const assets = byAccount(played('Asset'));
  const feedback = byAccount(played('Headroom_Whitespace_Feedback__c'), 'Account__c');
  const cases = byAccount(played('Case'));
  const openDeals = new Map(
    played('Opportunity').flatMap(({ key, fields }) =>
      String(fields.StageName).startsWith('Closed') ? [] : [[key, String(fields.AccountId)] as const]
    )
  );
  const openLines = new Set(
    played('OpportunityLineItem').flatMap(({ fields }) => {
      const account = openDeals.get(String(fields.OpportunityId));
      return account === undefined ? [] : [`${account} ${String(fields.PricebookEntryId).replace('price:product:', '')}`];
    })
  );
  const risks = new Map(estimateRisk(played, end).map((risk) => [risk.account, risk]));
  const counts: Record<string, number> = {};
  for (const account of played('Account').filter(({ key }) => risks.has(key))) {
    const own = (assets.get(account.key) ?? []).filter(
      ({ fields }) => fields.IsCompetitorProduct === false && fields.Status !== 'Obsolete'
    );
    const lineOf = (product: unknown): string =>
      product === 'product:retired_seat' ? 'platform' : String(product).replace('product:', '');
    const quantity = (line: string): number | undefined =>
      own.length === 0
        ? undefined
        : own.filter(({ fields }) => lineOf(fields.Product2Id) === line).reduce((sum, { fields }) => sum + Number(fields.Quantity), 0);
    const defects = (cases.get(account.key) ?? []).filter(({ key, createdOn }) => key.endsWith(':defect') && createdOn < end - 30);
    const defectLines = defects.map(({ fields }) => lineOf(fields.ProductId));
    const employees = account.fields.NumberOfEmployees as number | null;
    const risk = risks.get(account.key);
    for (const line of LINES) {
      const owned = quantity(line);
      const rule = line === 'analytics' ? (employees ?? 0) >= 100 : line === 'premium_support' ? (employees ?? 0) >= 500 : true;
      const software = account.fields.Industry === 'Technology' || account.fields.Industry === 'Telecommunications';
      const target = {
        platform: employees === null ? undefined : employees * (software ? 0.5 : 0.2),
        analytics: 1,
        integrations: 5,
        premium_support: 1,
        training: Math.ceil((quantity('platform') ?? 0) / 10)
      }[line];
      const said = (feedback.get(account.key) ?? []).find(({ fields }) => fields.Product_Line__c === line)?.fields.Answer__c;
      const rival = (assets.get(account.key) ?? []).some(
        ({ fields }) => fields.IsCompetitorProduct === true && lineOf(fields.Product2Id) === line
      );
      const status =
        line !== 'platform' && quantity('platform') === 0
          ? 'Not_Eligible'
          : !rule
            ? 'No_Rule'
            : owned === undefined || target === undefined
              ? 'Unknown'
              : owned >= (line === 'platform' ? 0.8 : line === 'training' ? 0.9 : 1) * target
                ? 'Covered'
                : (risk?.state === 'scored' && risk.score < 40) || defectLines.includes(line)
                  ? 'Blocked_At_Risk'
                  : openLines.has(`${account.key} ${line}`)
                    ? 'Open_Opportunity'
                    : said === 'Not_A_Fit'
                      ? 'Not_A_Fit'
                      : rival || said === 'Has_Competitor'
                        ? 'Has_Competitor'
                        : owned >=
                              { platform: 0.2 * target, integrations: 1, training: 0.3 * target, analytics: 1, premium_support: 1 }[line] &&
                            owned > 0
                          ? 'Partly_Used'
                          : 'Open';
      counts[status] = (counts[status] ?? 0) + 1;
    }
  }
  return counts;
}
