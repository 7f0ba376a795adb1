import type { Component } from '../../model.ts';
import { childOf, childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { descendants, eachOfType } from './eachOfType.ts';
import { objectOfTable } from './reportTables.ts';

/**
 * Columns that hold a custom field: `Account.Score__c`, `Pulse__c$Mood__c`, and of a joined table `Account.Pulses__r$Mood__c`.
 * Others have names that only the report builder knows.
 */
const customColumn = /^([A-Za-z]\w*(?:(?:\.\w+)+(?=\$))?)[.$](\w+__c)$/;

function reportFindings(component: Component, root: XmlElement, input: RuleInput): readonly Finding[] {
  const lost = [...typeFindings(component, root, input), ...columnFindings(component, root, input)];
  return lost.length > 0 ? lost : offeredFindings(component, root, input);
}

/** Every place where a report names a column. */
function namedColumns(root: XmlElement): readonly XmlElement[] {
  return ['field', 'column', 'sortColumn', 'dateColumn'].flatMap((name) => descendants(root, name));
}

function columnFindings(component: Component, root: XmlElement, { model, lookup }: RuleInput): readonly Finding[] {
  return namedColumns(root).flatMap((element): readonly Finding[] => {
    const [, table = '', field = ''] = customColumn.exec(element.text.trim()) ?? [];
    const object = objectOfTable(model, table) ?? '';
    if (object === '' || lookup.field(object, field) !== 'missing') return [];
    const problem = `Could not resolve field: ${element.text.trim()}`;
    return [
      {
        ...placeOf(component, element),
        what: `shows ${element.text.trim()}, which is missing`,
        fix: 'Correct the field name or remove it',
        problem
      }
    ];
  });
}

function typeFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const element = childOf(root, 'reportType');
  const type = element?.text.trim() ?? '';
  const own = /^(\w+)__c$/.exec(type)?.[1];
  const objects = type
    .split('$')
    .slice(1)
    .map((part) => part.split('@')[0] ?? '');
  const lostObject = objects.find((name) => /__c$/.test(name) && lookup.object(name) === 'missing');
  const isLost = own !== undefined && lookup.component('ReportType', own) === 'missing';
  if (!isLost && lostObject === undefined) return [];
  const problem = `The report type ${type} does not exist or is not available`;
  return [{ ...placeOf(component, element), what: `is of the report type ${type}, which is missing`, fix: 'Correct reportType', problem }];
}

function reportTypeFindings(component: Component, root: XmlElement, { model, lookup }: RuleInput): readonly Finding[] {
  const object = textOf(root, 'baseObject') ?? '';
  const at = placeOf(component, childOf(root, 'baseObject'));
  if (lookup.object(object) === 'missing') {
    const problem = notFound('baseObject', 'CustomObject', object);
    return [{ ...at, what: `is about ${object}, which is missing`, fix: 'Correct baseObject', problem }];
  }
  const columns = childrenOf(root, 'sections').flatMap((section) => childrenOf(section, 'columns'));
  return columns.flatMap((column): readonly Finding[] => {
    const field = textOf(column, 'field') ?? '';
    const owner = objectOfTable(model, textOf(column, 'table') ?? '') ?? '';
    if (owner === '' || !/^\w+__c$/.test(field) || lookup.field(owner, field) !== 'missing') return [];
    const name = `${owner}.${field}`;
    const problem = notFound('field', 'CustomField', name);
    return [
      { ...placeOf(component, column), what: `offers ${name}, which is missing`, fix: 'Correct the field name or remove it', problem }
    ];
  });
}

/** A column of a table of the report type, such as `Account$Name`, that the type does not offer. */
const tableColumn = /^([A-Za-z][\w.]*)\$(\w+)$/;

/** Columns of a report stand in a section of its type, where the package holds the type and it is sound itself. */
function offeredFindings(component: Component, root: XmlElement, input: RuleInput): readonly Finding[] {
  const own = /^(\w+)__c$/.exec(textOf(root, 'reportType')?.trim() ?? '')?.[1];
  const type = own === undefined ? undefined : input.lookup.packaged('ReportType', own);
  if (type?.root === undefined || reportTypeFindings(type, type.root, input).length > 0) return [];
  const columns = childrenOf(type.root, 'sections').flatMap((section) => childrenOf(section, 'columns'));
  const offered = new Set(columns.map((column) => `${textOf(column, 'table') ?? ''}$${textOf(column, 'field') ?? ''}`));
  return namedColumns(root).flatMap((element): readonly Finding[] => {
    const name = element.text.trim();
    if (!tableColumn.test(name) || offered.has(name)) return [];
    return [
      {
        ...placeOf(component, element),
        what: `shows ${name}, which its report type ${own ?? ''} does not offer`,
        fix: 'Add the column to a section of the report type or remove it',
        problem: `Could not resolve field: ${name}`
      }
    ];
  });
}

/** Reports, dashboards, documents and templates stand in folders that the package or the org has. */
function folderFindings({ model, lookup }: RuleInput): readonly Finding[] {
  const folders: Readonly<Record<string, string>> = { Report: 'ReportFolder', Dashboard: 'DashboardFolder' };
  return model.components.flatMap((component): readonly Finding[] => {
    const type = folders[component.type];
    const folder = component.fullName.split('/').slice(0, -1).join('/');
    if (type === undefined || ['unfiled$public', ''].includes(folder) || isThere(folder, type, lookup)) return [];
    return [
      {
        ...placeOf(component, component.root),
        what: `stands in the folder ${folder}, which is missing`,
        fix: `Add the file of the ${type}`,
        problem: `Cannot find folder:${folder}`
      }
    ];
  });
}

/** Inside a package a folder goes by its own path or by its last part. */
function isThere(folder: string, type: string, lookup: RuleInput['lookup']): boolean {
  return [folder, folder.split('/').at(-1) ?? ''].some((name) => lookup.component(type, name) !== 'missing');
}

export const reportRules: readonly Rule[] = [
  {
    name: 'report',
    says: 'a report of a missing report type, with a missing field, or with one that its report type does not offer',
    source: guidePage('meta_report'),
    check: eachOfType('Report', reportFindings)
  },
  {
    name: 'reportType',
    says: 'a report type about a missing object or with a missing field',
    source: guidePage('meta_reporttype'),
    check: eachOfType('ReportType', reportTypeFindings)
  },
  { name: 'folder', says: 'a report or dashboard in a missing folder', source: guidePage('meta_folder'), check: folderFindings }
];
