import type { Settings } from '../domain/settings.ts';
import type { Finding } from './finding.ts';

type Content = Omit<Settings, 'hash'>;

/** Weights that are negative, and groups and scorecards whose weights add up to nothing. */
export function checkWeights(settings: Content): readonly Finding[] {
  return [...negativeWeights(settings), ...emptyGroups(settings), ...emptyScorecards(settings)];
}

function negativeWeights(settings: Content): readonly Finding[] {
  return [...settings.groups, ...settings.measures]
    .filter((record) => record.weight < 0)
    .map((record) => ({
      code: 'E-WEIGHT-NEGATIVE',
      record: record.record,
      field: 'Weight__c',
      value: String(record.weight),
      what: 'a weight cannot be negative',
      fix: 'Enter 0 or more; for less-is-better let the curve fall'
    }));
}

/** A group without measures is merely not set up; one whose measures carry no weight is a mistake. */
function emptyGroups(settings: Content): readonly Finding[] {
  const findings: Finding[] = [];
  for (const group of settings.groups) {
    const measures = settings.measures.filter((measure) => measure.group === group.key);
    const counting = measures.filter((measure) => !measure.penaltyOnly);
    const named = counting[0] ?? measures[0];
    if (named !== undefined && sum(counting) === 0) {
      findings.push({
        code: 'E-WEIGHT-SUM',
        record: named.record,
        field: counting.length === 0 ? 'Penalty_Only__c' : 'Weight__c',
        value: counting.length === 0 ? 'true' : String(named.weight),
        what: `the weights of group ${group.key} add up to 0${counting.length === 0 ? ', because all its measures only deduct' : ''}`,
        fix: 'Give at least one measure of the group a weight above 0'
      });
    }
  }
  return findings;
}

function emptyScorecards(settings: Content): readonly Finding[] {
  const findings: Finding[] = [];
  for (const scorecard of settings.scorecards) {
    const groups = settings.groups.filter((group) => group.scorecard === scorecard.key);
    const named = groups[0];
    if (named !== undefined && sum(groups) === 0) {
      findings.push({
        code: 'E-WEIGHT-SUM',
        record: named.record,
        field: 'Weight__c',
        value: String(named.weight),
        what: `the weights of scorecard ${scorecard.key} add up to 0`,
        fix: 'Give at least one group of the scorecard a weight above 0'
      });
    }
  }
  return findings;
}

function sum(records: readonly { readonly weight: number }[]): number {
  return records.reduce((total, record) => total + record.weight, 0);
}
