import { hasRoom } from '../domain/hasRoom.ts';
import { cutText } from '../domain/cutText.ts';
import type { CellJson, WhitespaceStatus } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import type { DesiredRecord } from './desired.ts';
import { alikeReason, gapReason } from './gapReason.ts';
import { jsonText } from './jsonText.ts';
import type { AccountResults, RecordContext } from './records.ts';

/** Statuses with a record of their own; the other cells stand together in the account's summary. */
const OWN_RECORD: readonly WhitespaceStatus[] = ['Open', 'Partly_Used', 'Open_Opportunity', 'Blocked_At_Risk'];

/** True for cells that somebody can act on or has answered. */
export function hasOwnRecord(cell: CellJson): boolean {
  return OWN_RECORD.includes(cell.st) || cell.feedback !== undefined;
}

/** A cell as everybody may read it: an amount that rests on the contract value would tell it. */
export function openCell(cell: CellJson): CellJson {
  return cell.byValue === true ? { ...cell, amt: null } : cell;
}

/** One account's whitespace cell of one product line. */
export function cellRecord(context: RecordContext, account: AccountResults, cell: CellJson): DesiredRecord {
  const detail = { v: 1, ...openCell(cell) };
  return {
    object: 'Headroom_Whitespace_Cell__c',
    key: `${account.accountId}:${cell.k}`,
    accountId: account.accountId,
    detail,
    ...(context.isFirstOfWeek ? { due: true } : {}),
    fields: cellFields(context, account, { cell, detail })
  };
}

type Shown = { readonly cell: CellJson; /** As everybody may read it. */ readonly detail: CellJson };

/** Fields of a cell's record. What rests on the contract value, and what the customer pays, stand in fields that may be withheld. */
function cellFields(context: RecordContext, { accountId, facts, paid }: AccountResults, { cell, detail }: Shown): DesiredRecord['fields'] {
  const line = context.settings.productLines.find((one) => one.key === cell.k);
  const gap = cell.own === null || cell.tgt === null ? null : inHundredths(Math.max(0, cell.tgt - cell.own));
  return {
    Account__c: accountId,
    Product_Line__c: cell.k,
    Title__c: line?.title ?? cell.k,
    Status__c: cell.st,
    Level__c: cell.lvl,
    Owned__c: cell.own === null ? null : inHundredths(cell.own),
    Target__c: cell.tgt,
    Gap__c: gap,
    Amount_Low__c: cell.low ?? null,
    Amount_Expected__c: detail.amt,
    Amount_High__c: cell.high ?? null,
    Value_Based_Amount__c: cell.byValue === true ? cell.amt : null,
    Owned_Amount__c: paid?.[cell.k] ?? null,
    Propensity__c: cell.p === undefined ? null : Math.round(cell.p.rate * 10_000) / 100,
    Weighted_Estimate__c: cell.est ?? null,
    Motion__c: cell.motion ?? null,
    Term_Ends_On__c: cell.term ?? null,
    Rank_In_Account__c: cell.rank ?? null,
    Rank_For_Owner__c: cell.push ?? null,
    Reason__c: cutText(reasonOf(context.settings, cell, gap) ?? '', LONGEST_KEPT) || null,
    Blocker__c: cell.hold?.ids[0] ?? null,
    Blocker_Rule__c: cell.hold?.rule ?? null,
    Blocked_Since__c: cell.hold?.since ?? null,
    Opportunity__c: cell.opp?.id ?? null,
    Lost_Opportunity__c: cell.lost?.id ?? null,
    Lost_On__c: cell.lost?.on ?? null,
    Detail__c: jsonText(detail),
    'Settings_Version__r.Key__c': context.versionKeys.get('product_lines') ?? null,
    As_Of__c: context.asOf.instant,
    ...(facts.currency === undefined ? {} : { CurrencyIsoCode: facts.currency })
  };
}

/**
 * A quantity with the two places of its field, half up. What is behind them the org would cut off without a word, so that
 * 5 - 4.9 would stand as 0.09, and differ in every run.
 */
function inHundredths(quantity: number): number {
  return Math.floor(quantity * 100 + 0.5 + 1e-6) / 100;
}

/** Characters of a reason that its field takes. */
const LONGEST_KEPT = 255;

/** Characters of a reason that a list shows. */
const LONGEST_READ = 90;

const ANSWERS: Readonly<Record<string, string>> = {
  Not_A_Fit: 'Not a fit',
  Has_Competitor: 'Has competitor',
  Does_It_Themselves: 'Does it themselves',
  Later: 'Later'
};

/** Why the cell stands as it does, as one short sentence for lists and reports. */
function reasonOf(settings: Settings, cell: CellJson, gap: number | null): string | undefined {
  if (cell.hold !== undefined) {
    const rule = settings.riskRules.find((one) => one.key === cell.hold?.rule);
    return `On hold since ${cell.hold.since}: ${rule?.title ?? cell.hold.rule}`;
  }
  if (cell.st === 'Open_Opportunity') {
    return 'An opportunity with this product line is open';
  }
  if (cell.feedback !== undefined && (cell.st === 'Not_A_Fit' || cell.st === 'Has_Competitor')) {
    const until = cell.feedback.until === undefined ? '' : ` until ${cell.feedback.until}`;
    return `${ANSWERS[cell.feedback.answer] ?? 'Not a fit'}${until}`;
  }
  return hasRoom(cell.st) && gap !== null ? openReason(settings, cell, gap) : undefined;
}

/** The rule's sentence or, where that is too long to be read in a list, what customers alike own. */
function openReason(settings: Settings, cell: CellJson, gap: number): string {
  const byRule = gapReason(settings, cell, gap);
  return byRule.length <= LONGEST_READ || cell.like === undefined ? byRule : alikeReason(cell.like);
}
