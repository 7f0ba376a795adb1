import type { Condition, RiskRule } from '../../domain/settings.ts';
import { dayText } from '../../domain/day.ts';
import { decisionDaysLeft } from '../../scoring/decisionDaysLeft.ts';
import { signalsOf } from '../../scoring/ruleConditions.ts';
import type { ConditionColumns } from '../../scoring/ruleConditions.ts';
import { ruleInForce } from '../../scoring/ruleInForce.ts';
import { ageingOf } from '../../scoring/ruleSince.ts';
import type { Ageing } from '../../scoring/ruleSince.ts';
import { keepPastTables } from '../../signals/past/pastTables.ts';
import { readByProductLine } from '../../signals/productLines.ts';
import { readContracts } from '../../signals/readContracts.ts';
import { readSignals } from '../../signals/readSignals.ts';
import type { SignalContext } from '../../signals/signalContext.ts';
import type { HeldRule } from '../../domain/heldState.ts';

/**
 * Rules whose conditions held on the day of a context, as the run of the next night finds them: a rule stays in force
 * until its conditions have been false for two nights, so the day before is all that the past has to ask.
 *
 * Rules that look at finished scores are left out: they only put whitespace on hold, and follow the score of the day. So are
 * those that look at what the day cannot tell: what is unknown holds for nobody.
 */
export async function rulesBefore(day: SignalContext): Promise<readonly HeldRule[]> {
  const rules = day.settings.riskRules.filter(({ conditions }) =>
    conditions.every(({ of }) => of.kind !== 'scorecard' && !(of.kind === 'signal' && day.leftOut.has(of.signal)))
  );
  if (rules.length === 0) return [];
  const { context, drop } = await keepPastTables(day, objectsReadOften(rules, day));
  try {
    return await rulesHeld(rules, context);
  } finally {
    await drop();
  }
}

/** Objects that more than one signal of rules reads: writing their tables down costs about two readings. */
function objectsReadOften(rules: readonly RiskRule[], { resolved }: SignalContext): ReadonlySet<string> {
  const read = [...new Set(rules.flatMap(signalsOf))].map((key) => resolved.get(key)?.object.name ?? '');
  return new Set(read.filter((object, at) => read.indexOf(object) !== at));
}

async function rulesHeld(rules: readonly RiskRule[], context: SignalContext): Promise<readonly HeldRule[]> {
  const asksDecision = rules.some(({ conditions }) => conditions.some(({ of }) => of.kind === 'decision_days_left'));
  const [read, contracts, byLine] = await Promise.all([
    readSignals(context, [...new Set(rules.flatMap(signalsOf))]),
    asksDecision ? readContracts(context) : undefined,
    readLines(rules, context)
  ]);
  const decisionOn = contracts?.decisionOn;
  const columns: ConditionColumns = (of) =>
    of.kind === 'signal' ? read.get(of.signal)?.values : decisionOn?.map((day) => decisionDaysLeft(day, context.today));
  return rules.flatMap((rule) => (isByLine(rule) ? lineRules(rule, { columns, byLine }, context) : heldBy(rule, columns, context)));
}

/** Signals by product line, by signal key. */
type ByLine = ReadonlyMap<string, Awaited<ReturnType<typeof readByProductLine>>>;

function isByLine({ effect }: RiskRule): boolean {
  return effect.kind === 'hold_product_line';
}

/** Signals of rules by product line that tell lines apart. */
async function readLines(rules: readonly RiskRule[], context: SignalContext): Promise<ByLine> {
  const named = new Set(rules.filter(isByLine).flatMap(signalsOf));
  const keys = context.settings.signals.flatMap(({ key, productLinePath }) =>
    named.has(key) && productLinePath !== undefined ? [key] : []
  );
  return new Map(await Promise.all(keys.map(async (key) => [key, await readByProductLine(context, key)] as const)));
}

type Lines = { readonly columns: ConditionColumns; readonly byLine: ByLine };

/** A rule by product line, where its signals tell lines apart. */
function lineRules(rule: RiskRule, { columns, byLine }: Lines, context: SignalContext): readonly HeldRule[] {
  return context.settings.productLines.flatMap(({ key: productLine }) => {
    const ofLine: ConditionColumns = (of) => {
      const lines = of.kind === 'signal' ? byLine.get(of.signal) : undefined;
      return lines ? lines.get(productLine)?.values : columns(of);
    };
    return heldBy(rule, ofLine, context).map((held) => ({ ...held, productLine }));
  });
}

function heldBy(rule: RiskRule, columns: ConditionColumns, context: SignalContext): readonly HeldRule[] {
  const { accounts, today } = context;
  const ageing = (of: Condition['of']): Ageing => ageingIn(context, of);
  const { inForce, since } = ruleInForce(rule, {
    accounts: accounts.length,
    today,
    isNight: true,
    columns,
    ageing,
    before: () => undefined
  });
  return accounts.flatMap((accountId, i) => (inForce[i] === 1 ? [{ accountId, rule: rule.key, since: dayText(since[i] ?? today) }] : []));
}

function ageingIn({ settings }: SignalContext, of: Condition['of']): Ageing {
  if (of.kind === 'decision_days_left') return 'falls';
  const signal = of.kind === 'signal' ? settings.signals.find(({ key }) => key === of.signal) : undefined;
  return signal ? ageingOf(signal.aggregate) : 'stays';
}
