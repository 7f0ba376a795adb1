/** Delimiters by the names that jobs give them. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm */
export const delimiters: Readonly<Record<string, string>> = {
  COMMA: ',',
  TAB: '\t',
  SEMICOLON: ';',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`'
};

export const lineEndings: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n' };

/** Delimiter and line ending of a job as text. */
export function csvMarks(job: { readonly columnDelimiter: string; readonly lineEnding: string }): {
  readonly delimiter: string;
  readonly ending: string;
} {
  return { delimiter: delimiters[job.columnDelimiter] ?? ',', ending: lineEndings[job.lineEnding] ?? '\n' };
}

/** A cell in quotes, as every cell of a result is. */
export function quoteCell(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}

/**
 * A fractional number as results show it: at least one digit behind the point, from ten million on and below a thousandth in
 * scientific notation. Source: github.com/forcedotcom/cli issue 3367, github.com/forcedotcom/dataloader issue 161.
 *
 * @example numberCell(80000000) // '8.0E7'
 */
export function numberCell(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0.0';
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
