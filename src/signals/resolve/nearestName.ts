/** Number of letters to add, drop or change to get from one word to the other. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/**
 * The name that was probably meant; undefined when none is near.
 *
 * Letter case and a missing `__c` or `__r` cost nothing; otherwise at most a third of the letters may differ.
 *
 * @example  nearestName('Industri', ['Id', 'Industry']) // 'Industry'
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const bare = (each: string): string => each.toLowerCase().replace(/__[cr]$/, '');
  const wanted = bare(name);
  if (wanted === '') return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const each of known) {
    const distance = editDistance(wanted, bare(each));
    if (distance < bestDistance) {
      best = each;
      bestDistance = distance;
    }
  }
  return best;
}
