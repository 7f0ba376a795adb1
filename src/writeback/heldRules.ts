import type { HeldRule } from '../domain/heldState.ts';
import type { CellJson, CellsJson, Detail, RuleEnds } from '../domain/resultJson.ts';
import type { HeldRecord } from './changes.ts';
import { heldJson } from './heldJson.ts';

/**
 * Rules that were in force at the last run, with the day on which each began and the nights in which it no longer held:
 * limits from the details of results, holds from the summary, which knows those too that no cell shows; from the details
 * of cells where an older version wrote the summary.
 */
export function heldRules(held: readonly HeldRecord[]): readonly HeldRule[] {
  const found = new Map<string, HeldRule>();
  for (const record of [...held].sort(summariesLast)) {
    for (const rule of rulesOf(record)) {
      found.set(`${rule.accountId}:${rule.rule}:${rule.productLine ?? ''}`, rule);
    }
  }
  return [...found.values()];
}

function summariesLast(a: HeldRecord, b: HeldRecord): number {
  return Number(a.object === 'Headroom_Account_Summary__c') - Number(b.object === 'Headroom_Account_Summary__c');
}

function rulesOf({ object, accountId, fields }: HeldRecord): readonly HeldRule[] {
  if (accountId === undefined) {
    return [];
  }
  if (object === 'Headroom_Scorecard_Result__c') {
    return (heldJson<Detail>(fields['Detail__c'])?.rules ?? []).map((rule) => ({ accountId, rule: rule.k, ...stateOf(rule) }));
  }
  if (object === 'Headroom_Account_Summary__c') {
    return (heldJson<CellsJson>(fields['Cells__c'])?.holds ?? []).map(({ k, line, ...state }) => ({
      ...{ accountId, rule: k, ...stateOf(state) },
      ...(line === undefined ? {} : { productLine: line })
    }));
  }
  const cell = object === 'Headroom_Whitespace_Cell__c' ? heldJson<CellJson>(fields['Detail__c']) : undefined;
  if (cell?.hold === undefined || cell.k === undefined) {
    return [];
  }
  return [{ accountId, rule: cell.hold.rule, ...stateOf(cell.hold), ...(cell.hold.all ? {} : { productLine: cell.k }) }];
}

function stateOf(rule: {
  readonly since: string;
  readonly cond?: string;
  readonly ends?: RuleEnds;
}): Pick<HeldRule, 'since' | 'cond' | 'ends'> {
  const { since, cond, ends } = rule;
  return { since, ...(cond === undefined ? {} : { cond }), ...(ends === undefined ? {} : { ends }) };
}
