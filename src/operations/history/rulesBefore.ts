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
  const read = await readSignals(context, [...new Set(rules.flatMap(signalsOf))]);
  const asksDecision = rules.some(({ conditions }) => conditions.some(({ of }) => of.kind === 'decision_days_left'));
  const decisionOn = asksDecision ? (await readContracts(context)).decisionOn : undefined;
  const columns: ConditionColumns = (of) =>
    of.kind === 'signal' ? read.get(of.signal)?.values : decisionOn?.map((day) => decisionDaysLeft(day, context.today));
  const held: HeldRule[] = [];
  for (const rule of rules) {
    if (rule.effect.kind === 'hold_product_line') held.push(...(await lineRules(rule, columns, context)));
    else held.push(...heldBy(rule, columns, context));
  }
  return held;
}

/** A rule by product line, where its signals tell lines apart. */
async function lineRules(rule: RiskRule, columns: ConditionColumns, context: SignalContext): Promise<readonly HeldRule[]> {
  const byLine = new Map<string, Awaited<ReturnType<typeof readByProductLine>>>();
  for (const key of signalsOf(rule)) {
    const hasLines = context.settings.signals.some((signal) => signal.key === key && signal.productLinePath !== undefined);
    if (hasLines) byLine.set(key, await readByProductLine(context, key));
  }
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
