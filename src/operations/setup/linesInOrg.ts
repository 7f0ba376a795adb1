import type { RecordModel } from '../../metadata/model.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import type { SettingRow } from '../../settings/settingType.ts';

/** Product lines that stand in an org, as far as new ones have to fit in beside them. */
export type LinesInOrg = {
  /** Families that are lines already, lower case, each with the key of its line. */
  readonly keys: ReadonlyMap<string, string>;
  /** Keys of the lines, lower case. */
  readonly taken: ReadonlySet<string>;
  /** Keys of the ready-made examples, lower case. */
  readonly examples: ReadonlySet<string>;
  /** Sort order of each line by its key. */
  readonly orders: ReadonlyMap<string, number>;
  /** Weights of the measures of product lines that count. */
  readonly weights: readonly number[];
};

const lineType = 'Headroom_Product_Line';

/**
 * Looks through the org's records for product lines. Pure.
 *
 * A ready-made example that is off is no line; a line that somebody switched off is one, and is not offered again.
 *
 * @param starter  ready-made records, whose examples may have the name of a family
 */
export function linesInOrg(rows: SettingRows, starter: readonly RecordModel[]): LinesInOrg {
  const examples = new Set(starter.flatMap(({ object, name }) => (object === `${lineType}__mdt` ? [name.toLowerCase()] : [])));
  const lines = (rows[lineType] ?? []).filter((row) => row['Active__c'] === true || !examples.has(nameOf(row).toLowerCase()));
  const measures = (rows['Headroom_Measure'] ?? []).filter(
    (row) => row['Active__c'] === true && row['Judge__c'] === 'Whitespace rule' && row['Group__c'] === 'vx_products'
  );
  return {
    keys: new Map(
      lines.flatMap((row) => (typeof row['Product_Family__c'] === 'string' ? [[row['Product_Family__c'].toLowerCase(), nameOf(row)]] : []))
    ),
    taken: new Set(lines.map((row) => nameOf(row).toLowerCase())),
    examples,
    orders: new Map(lines.map((row) => [nameOf(row), Number(row['Sort_Order__c'] ?? 0)])),
    weights: measures.map((row) => Number(row['Weight__c'] ?? 0))
  };
}

function nameOf(row: SettingRow): string {
  return String(row['DeveloperName']);
}

/**
 * Weight of the measure of a new line: that of the lines there are where nobody edited it, else their mean, so that a new line
 * has an equal say and no record changes. Weights are relative. Pure.
 *
 * @param added    lines that are added
 * @param weights  of the lines that are there
 * @returns        0-100, at most two decimals
 */
export function weightOf(added: number, weights: readonly number[]): number {
  if (weights.length === 0) return Math.floor(10_000 / Math.max(added, 1)) / 100;
  return Math.round((100 * weights.reduce((sum, weight) => sum + weight, 0)) / weights.length) / 100;
}
