/** One pair of a column map as it was written. */
export type MapPair = { readonly field: string; readonly source: string; readonly pair: string };

/**
 * Cuts the text of a column map into pairs at commas and line ends outside quotes, and each pair at its first `=`.
 *
 * Lines that begin with `#` are comments. A pair without `=`, or with nothing on one side of it, keeps that side empty.
 *
 * @example  mapPairs('A=x, B="y, z"').map(({ source }) => source) // ['x', '"y, z"']
 */
export function mapPairs(text: string): readonly MapPair[] {
  const lines = text.split(/\r?\n/).filter((line) => !line.trimStart().startsWith('#'));
  return lines.flatMap(piecesOf).flatMap((piece) => {
    const pair = piece.trim();
    if (pair === '') return [];
    const at = pair.indexOf('=');
    return [{ pair, field: at < 0 ? '' : pair.slice(0, at).trim(), source: at < 0 ? '' : pair.slice(at + 1).trim() }];
  });
}

/** A quote opens only where a source or its heading begins, so that an apostrophe inside a heading is a letter. */
function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let quote = '';
  for (const character of line) {
    if (quote === '' && character === ',') {
      pieces.push(piece);
      piece = '';
      continue;
    }
    if (character === quote) quote = '';
    else if (quote === '' && opens(piece, character)) quote = character;
    piece += character;
  }
  return [...pieces, piece];
}

function opens(before: string, character: string): boolean {
  return (character === '"' || character === "'") && /[=:]\s*$/.test(before);
}
