import { z } from 'zod';
import type { FindingCode } from '../domain/findingCodes.ts';
import { nearestName } from '../domain/nearestName.ts';
import type { SettingBase } from '../domain/settings.ts';
import type { Finding } from './finding.ts';
import { baseFields } from './fields.ts';

/** A row of a Custom Metadata type by field name, namespace removed, relationships replaced by developer names. */
export type SettingRow = { readonly [field: string]: unknown };

/** What the shape of `baseFields` reads. */
type BaseRow = {
  readonly DeveloperName: string;
  readonly Sort_Order__c?: number | undefined;
  readonly Title__c?: string | undefined;
  readonly Explanation__c?: string | undefined;
};

/** How one Custom Metadata type is read: its fields by name, and what a row becomes. */
export type SettingType<T extends SettingBase> = {
  /** API name without `__mdt`. */
  readonly name: string;
  /** Every field that is read, by API name; query and check follow from it. */
  readonly fields: readonly string[];
  /** Fields that are relationships to a type of ours. */
  readonly references: readonly string[];
  /**
   * The row as a value, with what is wrong with it added to the findings. A field that cannot be read counts as empty from then
   * on, so that the rest of the record can be checked; undefined where there is no value without that field.
   */
  readonly read: (row: SettingRow, findings: Finding[]) => T | undefined;
};

/**
 * Declares a Custom Metadata type: shapes of its own fields, and how a row of that shape becomes a value of `domain`.
 *
 * `make` may add findings about the row as a whole and return undefined.
 */
export function settingType<Shape extends z.ZodRawShape, T extends SettingBase>(declared: {
  readonly name: string;
  readonly shape: Shape;
  readonly references: readonly string[];
  /** Fields of the type that are for people alone. */
  readonly forPeople?: readonly string[];
  readonly make: (base: SettingBase, row: z.output<z.ZodObject<Shape>>, findings: Finding[]) => T | undefined;
}): SettingType<T> {
  const own = z.object(declared.shape);
  const base = z.object(baseFields);
  const fields = [...Object.keys(baseFields), ...Object.keys(declared.shape)];
  const noValues: SettingRow = Object.fromEntries(fields.map((field) => [field, null]));
  return {
    name: declared.name,
    fields,
    references: declared.references,
    read: (given, findings) => {
      // A package older than the service lacks its newer fields: they are read as empty.
      const row = { ...noValues, ...given };
      const record = `${declared.name}.${String(row['DeveloperName'] ?? '')}`;
      findings.push(...unknownFields(record, given, [...fields, ...(declared.forPeople ?? [])]));
      const issues = [base, own].flatMap((each) => each.safeParse(row).error?.issues ?? []);
      findings.push(...issues.map((issue) => issueFinding(record, row, issue)));
      const rest = { ...row, ...Object.fromEntries(issues.map(({ path: [field = ''] }) => [field, null])) };
      const readBase = base.safeParse(rest);
      const readOwn = own.safeParse(rest);
      if (!readBase.success || !readOwn.success) return undefined;
      // What the rest lacks may be no more than the field that could not be read.
      return declared.make(settingBase(record, readBase.data), readOwn.data, issues.length > 0 ? [] : findings);
    }
  };
}

/** Fields that stand in a row and that nobody reads: a source file may misspell one, and its default would count instead. */
function unknownFields(record: string, given: SettingRow, fields: readonly string[]): readonly Finding[] {
  return Object.keys(given)
    .filter((field) => !fields.includes(field))
    .map((field): Finding => {
      const nearest = nearestName(field, fields);
      const fix = nearest === undefined ? 'Delete it' : `Write ${nearest}`;
      return {
        code: 'E-KEY-UNKNOWN',
        record,
        field: field.trim() === '' ? '(no name)' : field,
        value: textOf(given[field]),
        what: 'is no field that Headroom reads',
        fix
      };
    });
}

function settingBase(record: string, row: BaseRow): SettingBase {
  return {
    key: row.DeveloperName,
    title: row.Title__c ?? row.DeveloperName,
    explanation: row.Explanation__c ?? '',
    sortOrder: row.Sort_Order__c ?? 0,
    record
  };
}

function issueFinding(record: string, row: SettingRow, issue: z.core.$ZodIssue): Finding {
  const field = String(issue.path[0] ?? '');
  const params = 'params' in issue ? (issue.params as { readonly code?: FindingCode; readonly fix?: string } | undefined) : undefined;
  return {
    code: params?.code ?? 'E-VALUE-KIND',
    record,
    field,
    value: textOf(row[field]),
    what: issue.message,
    fix: params?.fix ?? 'Enter a value of the right kind'
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** An object without its empty values, so that an optional property is absent rather than undefined. */
export function withoutEmpty<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] !== undefined) {
      kept[key] = value[key] as Exclude<T[typeof key], undefined>;
    }
  }
  return kept;
}
