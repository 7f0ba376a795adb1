const functions = [
  'AND',
  'OR',
  'NOT',
  'IF',
  'ISBLANK',
  'ISPICKVAL',
  'TEXT',
  'LEN',
  'REGEX',
  'BEGINS',
  'CONTAINS',
  'VALUE',
  'TODAY',
  'ISCHANGED',
  'ISNEW'
];

/**
 * Reads a validation formula as far as one record's faults need: quotes and parentheses close, functions exist, and
 * fields that it names are fields of the object. It does not judge types.
 *
 * @returns  undefined when nothing is wrong
 */
export function checkFormula(formula: string, fields: ReadonlySet<string>): { readonly what: string; readonly fix: string } | undefined {
  if (formula.trim() === '') return { what: 'has no condition', fix: 'Write the condition under which a record is refused' };
  const bare = formula.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  if (bare.replaceAll('""', '').includes('"')) return { what: 'has a text without its closing quote', fix: 'Close the quote' };
  if (!parenthesesClose(bare)) return { what: 'has a parenthesis too many or too few', fix: 'Count them' };
  const called = [...bare.matchAll(/([A-Za-z]+)\s*\(/g)].map(([, name]) => name ?? '');
  const unknown = called.find((name) => !functions.includes(name));
  if (unknown !== undefined)
    return { what: `calls ${unknown}, which is not in the list of functions`, fix: 'Correct the name or add it to the list' };
  const named = [...bare.matchAll(/\b(\w+__[cr])\b/g)].map(([, name]) => (name ?? '').replace(/__r$/, '__c'));
  const lost = named.find((name) => !fields.has(name));
  return lost === undefined ? undefined : { what: `names ${lost}, which the object lacks`, fix: 'Correct the field name' };
}

function parenthesesClose(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '(') open++;
    if (character === ')') open--;
    if (open < 0) return false;
  }
  return open === 0;
}
