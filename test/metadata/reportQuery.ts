import type { Component, PackageModel } from '../../src/metadata/model.ts';
import { objectOfTable } from '../../src/metadata/checks/rules/reportTables.ts';
import { childOf, childrenOf, textOf } from '../../src/metadata/xml.ts';
import type { XmlElement } from '../../src/metadata/xml.ts';

/** A report as a query could ask for it: the object whose records are its rows, the path of each column, and its filters. */
export type ReportQuery = {
  readonly object: string;
  /** Paths of the columns that are shown and grouped by: `Account__r.Name`. */
  readonly columns: readonly string[];
  readonly where: string;
};

/** Reads a report of the package whose type has one object, or an account with the children of one. */
export function reportQuery(model: PackageModel, report: Component): ReportQuery {
  const root = report.root;
  if (root === undefined) throw new Error(`${report.fullName} has no definition`);
  const rows = rowsOf(model, root);
  const columns = ['columns', 'groupingsDown', 'groupingsAcross'].flatMap((name) => childrenOf(root, name));
  const filters = childrenOf(childOf(root, 'filter') ?? { ...root, children: [] }, 'criteriaItems');
  return {
    object: rows.object,
    columns: columns.map((column) => rows.path(textOf(column, 'field') ?? '')),
    where: filters.map((item) => condition(rows.path(textOf(item, 'column') ?? ''), item)).join(' AND ')
  };
}

type Rows = { readonly object: string; readonly path: (column: string) => string };

function rowsOf(model: PackageModel, report: XmlElement): Rows {
  const name = (textOf(report, 'reportType') ?? '').replace(/__c$/, '');
  const type = model.components.find((one) => one.type === 'ReportType' && one.fullName === name)?.root;
  if (type === undefined) throw new Error(`The package has no report type ${name}`);
  const base = textOf(type, 'baseObject') ?? '';
  const joined = textOf(childOf(type, 'join') ?? { ...type, children: [] }, 'relationship');
  const table = joined === undefined ? base : `${base}.${joined}`;
  const object = objectOfTable(model, table);
  if (object === undefined) throw new Error(`${table} leads to no object`);
  return {
    object,
    path: (column) => {
      const [of = '', field = ''] = column.split('$');
      const path = ['Owner', 'CreatedBy', 'Account'].includes(field) ? `${field}.Name` : field;
      if (of === table) return path;
      if (of === base) return `${base}__r.${path}`;
      throw new Error(`${column} stands in no table of ${name}`);
    }
  };
}

/** The operators that our reports use; several values of one are alternatives. */
function condition(path: string, item: XmlElement): string {
  const [operator, value] = [textOf(item, 'operator'), textOf(item, 'value') ?? ''];
  if (operator === 'notEqual' && value === '') return `${path} != null`;
  if (operator !== 'equals') throw new Error(`No query for the operator ${operator ?? ''}`);
  if (/Is(Won|Closed)$/.test(path)) return `${path} = ${String(value === '1')}`;
  return `${path} IN (${value
    .split(',')
    .map((one) => `'${one}'`)
    .join(', ')})`;
}
