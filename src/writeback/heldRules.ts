import type { CellJson, Detail } from '../domain/resultJson.ts';
import type { HeldRecord } from './changes.ts';

/** A rule that the org's records say was in force at the last run. */
export type HeldRuleSince = {
  readonly accountId: string;
  readonly rule: string;
  /** Product line that the rule held; absent for a rule on the whole account. */
  readonly productLine?: string;
  /** Calendar day. */
  readonly since: string;
};

/**
 * Rules that were in force at the last run, with the day on which each began: limits from the details of results, holds
 * from the details of cells. Text that is not ours (edited by hand, a newer version) says nothing.
 */
export function heldRules(held: readonly HeldRecord[]): readonly HeldRuleSince[] {
  const found = new Map<string, HeldRuleSince>();
  for (const record of held) {
    for (const rule of rulesOf(record)) {
      found.set(`${rule.accountId}:${rule.rule}:${rule.productLine ?? ''}`, rule);
    }
  }
  return [...found.values()];
}

function rulesOf(record: HeldRecord): readonly HeldRuleSince[] {
  const { accountId } = record;
  if (accountId === undefined) {
    return [];
  }
  if (record.object === 'Headroom_Scorecard_Result__c') {
    const detail = parsed(record) as Partial<Detail> | undefined;
    return (detail?.rules ?? []).map((rule) => ({ accountId, rule: rule.k, since: rule.since }));
  }
  if (record.object === 'Headroom_Whitespace_Cell__c') {
    const cell = parsed(record) as Partial<CellJson> | undefined;
    const hold = cell?.hold;
    if (hold === undefined || cell?.k === undefined) {
      return [];
    }
    return [{ accountId, rule: hold.rule, since: hold.since, ...(hold.all ? {} : { productLine: cell.k }) }];
  }
  return [];
}

function parsed(record: HeldRecord): unknown {
  const text = record.fields['Detail__c'];
  if (typeof text !== 'string' || !text.startsWith('{"v":1,')) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
