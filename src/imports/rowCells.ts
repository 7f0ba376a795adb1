import type { ImportFinding, ImportFindingCode } from '../domain/importResult.ts';
import type { FileRow } from './answer.ts';
import { findingAt } from './answer.ts';
import { sameHeading } from './checkMap.ts';
import type { ColumnMap } from './columnMap.ts';
import type { SurveyField } from './surveyFields.ts';

/** Where the columns of a map stand in a file. */
export type MappedFile = {
  readonly map: ColumnMap;
  readonly headings: readonly string[];
  readonly places: ReadonlyMap<SurveyField, number>;
};

/** Looks the columns of a checked map up in the headings, once a file. */
export function placeColumns(map: ColumnMap, headings: readonly string[]): MappedFile {
  const places = [...map].flatMap(([field, source]) =>
    source.kind === 'column' ? [[field, headings.findIndex((one) => sameHeading(one, source.heading))] as const] : []
  );
  return { map, headings, places: new Map(places) };
}

/** One row by fields; collects what is wrong with it. */
export class RowCells {
  readonly findings: ImportFinding[] = [];
  private readonly file: MappedFile;
  private readonly row: FileRow;

  constructor(file: MappedFile, row: FileRow) {
    this.file = file;
    this.row = row;
  }

  /** Text of a field without the spaces around it; undefined = empty or not mapped. */
  text(field: SurveyField): string | undefined {
    const source = this.file.map.get(field);
    if (source === undefined) return undefined;
    const written = source.kind === 'constant' ? source.value : (this.row.cells[this.file.places.get(field) ?? -1] ?? '');
    return written.trim() === '' ? undefined : written.trim();
  }

  /** Notes what is wrong. @param value  what to show; the cell's text where not said */
  wrong(field: SurveyField, code: ImportFindingCode, details: readonly string[] = [], value = this.text(field) ?? ''): undefined {
    this.findings.push(findingAt({ line: this.row.line, column: this.column(field), value, code, details }));
    return undefined;
  }

  private column(field: SurveyField): string {
    const source = this.file.map.get(field);
    return source?.kind === 'column' ? source.heading : field;
  }
}
