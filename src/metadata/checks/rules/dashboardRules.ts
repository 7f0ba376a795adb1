import type { Component } from '../../model.ts';
import { childOf, childrenOf, textOf, textsOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { descendants, eachOfType } from './eachOfType.ts';

/** Components that stand without a chart: they show rows, one number, or no report. */
const withoutGroups: ReadonlySet<string> = new Set([
  ...['Table', 'FlexTable', 'Metric', 'PulseMetric', 'Gauge'],
  ...['Scontrol', 'VisualforcePage', 'Image', 'RichText', 'LightningWebComponent']
]);

/** Charts that part each bar, column or line once more. */
const twoGroups = /(Grouped|Stacked|Stacked100|GroupedCumulative)$/;

/** What the platform counts by itself. */
const rowCount = 'RowCount';

/** Every component of a dashboard, whichever layout holds it. */
function componentsOf(root: XmlElement): readonly XmlElement[] {
  return [...descendants(root, 'dashboardComponent'), ...descendants(root, 'components')];
}

function dashboardFindings(component: Component, root: XmlElement, input: RuleInput): readonly Finding[] {
  return componentsOf(root).flatMap((element) => [
    ...missingReport(component, element, input),
    ...wrongChart(component, element, input),
    ...wrongColumns(component, element, input)
  ]);
}

function missingReport(component: Component, element: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const named = childOf(element, 'report');
  const name = named?.text.trim() ?? '';
  if (name === '' || lookup.component('Report', name) !== 'missing') return [];
  return [
    {
      ...placeOf(component, named),
      what: `shows the report ${name}, which is missing`,
      fix: 'Name it Folder/Report or add the report',
      problem: `Cannot find a report with the name ${name}`
    }
  ];
}

/** A report of the package, as far as a dashboard rests on it. */
function reportOf(element: XmlElement, { lookup }: RuleInput): XmlElement | undefined {
  return lookup.packaged('Report', textOf(element, 'report')?.trim() ?? '')?.root;
}

function groupsOf(report: XmlElement): readonly string[] {
  const groups = [...childrenOf(report, 'groupingsDown'), ...childrenOf(report, 'groupingsAcross')];
  return groups.map((group) => textOf(group, 'field')?.trim() ?? '');
}

/** A chart needs a report with groups, a stacked or grouped one two of them. */
function wrongChart(component: Component, element: XmlElement, input: RuleInput): readonly Finding[] {
  const report = reportOf(element, input);
  const kind = textOf(element, 'componentType')?.trim() ?? '';
  if (report === undefined || withoutGroups.has(kind) || textOf(report, 'format') === 'MultiBlock') return [];
  const needed = twoGroups.test(kind) ? 2 : 1;
  const groups = groupsOf(report).length;
  if (groups >= needed || hasRowLimit(report)) return [];
  return [
    {
      ...placeOf(component, childOf(element, 'componentType')),
      what: `draws ${kind} from a report with ${groups} groupings, which needs ${needed}`,
      fix: 'Group the report or choose another componentType',
      problem: `The report isn't suitable for a dashboard component of type ${kind}`
    }
  ];
}

/** Rows of a tabular report can be drawn where their number is limited. */
function hasRowLimit(report: XmlElement): boolean {
  return textOf(report, 'rowLimit') !== undefined;
}

/** Groups of a chart are groups of its report; what it adds up is summarized there. */
function wrongColumns(component: Component, element: XmlElement, input: RuleInput): readonly Finding[] {
  const report = reportOf(element, input);
  if (report === undefined || textOf(report, 'format') === 'MultiBlock') return [];
  const [groups, sums] = [groupsOf(report), summarizedIn(report)];
  const grouping = textsOf(element, 'groupingColumn').map((text) => text.trim());
  const summed = childrenOf(element, 'chartSummary').map((summary) => textOf(summary, 'column')?.trim() ?? '');
  const finding = (name: string, what: string, fix: string): Finding => ({
    ...placeOf(component, element),
    what,
    fix,
    problem: `Could not resolve field: ${name}`
  });
  return [
    ...grouping
      .filter((name) => !groups.includes(name))
      .map((name) => finding(name, `groups by ${name}, by which its report does not`, 'Group the report by it or correct groupingColumn')),
    ...summed
      .filter((name) => name !== rowCount && name !== '' && !sums.includes(name))
      .map((name) =>
        finding(name, `adds up ${name}, which its report does not`, 'Summarize the column in the report or correct chartSummary')
      )
  ];
}

/** Columns with a summary, and formulas over summaries. */
function summarizedIn(report: XmlElement): readonly string[] {
  const columns = childrenOf(report, 'columns').filter((column) => childrenOf(column, 'aggregateTypes').length > 0);
  const formulas = childrenOf(report, 'aggregates').map((aggregate) => textOf(aggregate, 'developerName')?.trim() ?? '');
  return [...columns.map((column) => textOf(column, 'field')?.trim() ?? ''), ...formulas];
}

export const dashboardRules: readonly Rule[] = [
  {
    name: 'dashboard',
    says: 'a dashboard with a missing report, a chart that its report cannot feed, or columns that the report lacks',
    source: guidePage('meta_dashboard'),
    check: eachOfType('Dashboard', dashboardFindings)
  }
];
