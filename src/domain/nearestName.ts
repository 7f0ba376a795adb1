/**
 * Number of letters to add, drop or change, or of neighbours to swap, to get from one word to the other.
 *
 * Optimal string alignment: no letter is changed twice. Source: Damerau, "A technique for computer detection and
 * correction of spelling errors", Communications of the ACM 7 (1964).
 *
 * @example  editDistance('Acocunt', 'Account') // 1
 */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(change, at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, swaps ? at(i - 2, j - 2) + 1 : Infinity));
    }
  }
  return at(a.length, b.length);
}

/** What is compared of a name: no letter case, no spaces, no namespace, no `__c` or `__r`. */
function bare(name: string): string {
  return name
    .replace(/^[A-Za-z]\w{0,14}?__(?=\w+__[a-z]+$)/i, '')
    .replace(/__[a-z]+$/i, '')
    .replace(/[\s_-]/g, '')
    .toLowerCase();
}

/** Nobody writes a name of ours that is longer; comparing longer ones only takes time. */
const longestName = 100;

/**
 * The name that was probably meant; undefined when none is near.
 *
 * Letter case, spaces, a namespace and a missing `__c` or `__r` cost nothing; otherwise at most a third of the letters may differ.
 *
 * @example  nearestName('Industri', ['Id', 'Industry']) // 'Industry'
 * @example  nearestName('Visit__c', ['acme__Visit__c']) // 'acme__Visit__c'
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = bare(name.slice(0, longestName));
  if (wanted === '') return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const each of known) {
    const other = bare(each);
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, other);
    if (distance < bestDistance) {
      best = each;
      bestDistance = distance;
    }
  }
  return best;
}

/** A name with the words that people see for it. */
export type LabelledName = { readonly name: string; readonly label?: string };

/**
 * The name that was probably meant, where people may have written its label instead.
 *
 * @example  nearestLabelled('Account Name', [{ name: 'Name', label: 'Account Name' }]) // 'Name'
 */
export function nearestLabelled(name: string, known: readonly LabelledName[]): string | undefined {
  const wanted = bare(name);
  const labelled = wanted === '' ? undefined : known.find(({ label }) => label !== undefined && bare(label) === wanted);
  return (
    labelled?.name ??
    nearestName(
      name,
      known.map((each) => each.name)
    )
  );
}
