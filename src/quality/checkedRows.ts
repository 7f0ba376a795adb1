import type { Settings, Signal } from '../domain/settings.ts';
import type { QualityContext } from './qualityInput.ts';
import { hasFields, quoted } from './qualityInput.ts';

/** Rows of an object as one or more signals read them: the way to the account and the date that counts. */
export type CheckedRows = {
  readonly object: string;
  readonly accountPath: string;
  /** SQL for the account id of a row `r`, with the join it needs. */
  readonly account: string;
  readonly join: string;
  readonly dateField?: string;
  readonly lineField?: string;
  /** Longest window of the signals that want a fresh row (LATEST, TREND); undefined where none does. */
  readonly freshDays?: number;
  /** True where some signal looks ahead, so that later dates are meant. */
  readonly looksAhead: boolean;
};

/** Where rows of use name their product line whether or not a setting says so. */
const USAGE_LINE_FIELD = 'Product_Line__c';

/** One entry for each object, path and date field that the settings read and the fact store holds. */
export function checkedRows(context: QualityContext): readonly CheckedRows[] {
  const found = new Map<string, CheckedRows>();
  for (const signal of context.settings.signals) {
    const rows = rowsOf(context, signal);
    if (!rows) continue;
    const key = `${rows.object} ${rows.accountPath} ${rows.dateField ?? ''}`;
    const known = found.get(key);
    found.set(key, known ? joined(known, rows) : rows);
  }
  return [...found.values()];
}

function joined(one: CheckedRows, other: CheckedRows): CheckedRows {
  const freshDays = Math.max(one.freshDays ?? 0, other.freshDays ?? 0);
  return { ...other, ...one, looksAhead: one.looksAhead || other.looksAhead, ...(freshDays > 0 ? { freshDays } : {}) };
}

function rowsOf(context: QualityContext, signal: Signal): CheckedRows | undefined {
  const { object, accountPath } = signal;
  if (object === undefined || accountPath === undefined || object === 'Account') return undefined;
  const way = wayToAccount(context, object, accountPath);
  if (!way) return undefined;
  const dateField = signal.dateField ?? signal.liveFrom;
  const lineField = [signal.productLinePath, USAGE_LINE_FIELD].find((field) => field !== undefined && hasFields(context, object, [field]));
  const wantsFresh = signal.windowDays !== undefined && (signal.aggregate === 'LATEST' || signal.aggregate === 'TREND');
  return {
    object,
    accountPath,
    ...way,
    looksAhead: signal.aggregate === 'DAYS_UNTIL' || signal.dateField === undefined,
    ...(wantsFresh ? { freshDays: signal.windowDays } : {}),
    ...(dateField !== undefined && hasFields(context, object, [dateField]) ? { dateField } : {}),
    ...(lineField === undefined ? {} : { lineField })
  };
}

/** A field of the row itself, or of one standard parent such as `Case.AccountId`; longer ways are not checked. */
function wayToAccount(
  context: QualityContext,
  object: string,
  path: string
): { readonly account: string; readonly join: string } | undefined {
  const [first, second, ...rest] = path.split('.');
  if (first === undefined || rest.length > 0) return undefined;
  if (second === undefined) return hasFields(context, object, [first]) ? { account: `r.${quoted(first)}`, join: '' } : undefined;
  const lookup = `${first}Id`;
  if (!hasFields(context, object, [lookup]) || !hasFields(context, first, ['Id', second])) return undefined;
  return { account: `p.${quoted(second)}`, join: `left join ${quoted(first)} p on p."Id" = r.${quoted(lookup)}` };
}

/** Rows that a trend is read from: usage and the like, which happens while a contract runs and is counted once a period. */
export function isUsage(rows: CheckedRows, { signals }: Settings): boolean {
  return signals.some(
    ({ object, aggregate, dateField }) => aggregate === 'TREND' && object === rows.object && dateField === rows.dateField
  );
}
