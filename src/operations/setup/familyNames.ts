/**
 * Families that a list with commas names. A name on offer may hold a comma itself: the longest that fits is taken; what fits none
 * goes up to the next comma. Pure.
 *
 * @example  namesIn('Tools, used,Training', ['Tools', 'Tools, used', 'Training']) // ['Tools, used', 'Training']
 */
export function namesIn(list: string, offered: readonly string[]): readonly string[] {
  const longestFirst = [...offered].sort((a, b) => b.length - a.length);
  const names: string[] = [];
  for (let rest = list.trim(); rest !== '';) {
    const left = rest;
    const fits = longestFirst.find((name) => left.startsWith(name) && /^\s*(,|$)/.test(left.slice(name.length)));
    const name = fits ?? (left.split(',')[0] ?? '').trim();
    names.push(name);
    rest = left.slice(fits === undefined ? (left.split(',')[0] ?? '').length : name.length).replace(/^\s*,?\s*/, '');
  }
  return names;
}
