import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { SoqlPlace, SoqlResult } from './soqlError.ts';
import type { SoqlQuery } from './syntax.ts';
import type { TokenCursor } from './tokens.ts';

/** What reading the parser's result into our tree carries along: the text, where in it the reading stands, and the way back to whole queries. */
export type ReadContext = {
  readonly text: string;
  readonly cursor: TokenCursor;
  readonly readQuery: (raw: Query | Subquery, context: ReadContext) => SoqlResult<SoqlQuery>;
};

export function placeAt(context: ReadContext, index: number): SoqlPlace {
  return { text: context.text, index };
}
