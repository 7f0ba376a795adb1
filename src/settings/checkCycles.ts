import type { RiskRule, SettingBase, Settings } from '../domain/settings.ts';
import type { Finding } from './finding.ts';

type Content = Omit<Settings, 'hash'>;

/** What must be worked out first, by key: an arrow from a record to those that it rests on. */
type Arrow = { readonly from: string; readonly to: string; readonly record: SettingBase; readonly field: string };

/** Place of all holds in the order of scores: holds rest on scores, product coverage rests on holds. */
const HOLDS = 'whitespace holds';

/** Ratios of themselves, product lines that need one another first, scores that rest on one another. */
export function checkCycles(settings: Content): readonly Finding[] {
  return [ratioArrows(settings), needsFirstArrows(settings), targetArrows(settings), scoreArrows(settings)].flatMap(cycleFindings);
}

function ratioArrows(settings: Content): readonly Arrow[] {
  return settings.signals.flatMap((record): Arrow[] => [
    ...(record.numerator === undefined ? [] : [{ from: record.key, to: record.numerator, record, field: 'Numerator__c' }]),
    ...(record.denominator === undefined ? [] : [{ from: record.key, to: record.denominator, record, field: 'Denominator__c' }])
  ]);
}

function needsFirstArrows(settings: Content): readonly Arrow[] {
  return settings.productLines.flatMap((record): Arrow[] =>
    record.needsFirst === undefined ? [] : [{ from: record.key, to: record.needsFirst, record, field: 'Needs_First__c' }]
  );
}

function targetArrows(settings: Content): readonly Arrow[] {
  return settings.whitespaceRules.flatMap((record): Arrow[] =>
    record.target.kind === 'per_product_line' && record.target.productLine === record.productLine
      ? [{ from: record.productLine, to: record.productLine, record, field: 'Target_Product_Line__c' }]
      : []
  );
}

function scoreArrows(settings: Content): readonly Arrow[] {
  const scorecardOf = new Map(settings.groups.map((group) => [group.key, group.scorecard]));
  const coverage = settings.measures.flatMap((record): Arrow[] =>
    record.judge.kind === 'whitespace' ? [{ from: scorecardOf.get(record.group) ?? '', to: HOLDS, record, field: 'Judge__c' }] : []
  );
  // Product coverage first, so that a circle is named at the rule that closes it.
  return [...coverage, ...settings.riskRules.flatMap(ruleArrows)];
}

function ruleArrows(rule: RiskRule): readonly Arrow[] {
  const from = 'scorecard' in rule.effect ? rule.effect.scorecard : HOLDS;
  return rule.conditions.flatMap((condition): Arrow[] =>
    condition.of.kind === 'scorecard' ? [{ from, to: condition.of.scorecard, record: rule, field: 'Condition_Scorecard__c' }] : []
  );
}

/** One finding for each cycle, at the first arrow found to close it. */
function cycleFindings(arrows: readonly Arrow[]): readonly Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  const visit = (at: string, path: readonly string[]): void => {
    if (done.has(at)) {
      return;
    }
    for (const arrow of arrows.filter((one) => one.from === at)) {
      const start = path.indexOf(arrow.to);
      if (start >= 0) {
        findings.push(cycleFinding(arrow, [...path.slice(start), arrow.to]));
      } else {
        visit(arrow.to, [...path, arrow.to]);
      }
    }
    done.add(at);
  };
  for (const arrow of arrows) {
    visit(arrow.from, [arrow.from]);
  }
  return findings;
}

function cycleFinding(arrow: Arrow, circle: readonly string[]): Finding {
  return {
    code: 'E-CIRCLE',
    record: arrow.record.record,
    field: arrow.field,
    value: arrow.to,
    what: `rests on itself: ${circle.join(' > ')}`,
    fix: 'Choose another record, so that none rests on itself'
  };
}
