import type { ProductLine, WhitespaceRule } from '../domain/settings.ts';
import type { AssessInput } from './assessInput.ts';
import { matchingOf } from './measureColumns.ts';

/** The rules of a product line in their order, and which of them counts for each account. */
export type LineRules = {
  readonly rules: readonly WhitespaceRule[];
  /** Place in `rules` of the first one whose segment the account is in; -1 = there is none for it. */
  readonly place: Int16Array;
};

/** Finds the rule that counts for each account: of the rules of a line the first in order whose segment the account is in. */
export function lineRules(input: AssessInput, line: ProductLine): LineRules {
  const rules = input.settings.whitespaceRules
    .filter((rule) => rule.productLine === line.key)
    .sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1));
  const place = new Int16Array(input.accounts.length).fill(-1);
  rules.forEach(({ segmentFilter }, at) => {
    const mask = segmentFilter === undefined ? undefined : matchingOf(input, segmentFilter);
    for (let i = 0; i < place.length; i += 1) {
      if (place[i] === -1 && (mask === undefined || (mask[i] ?? 0) > 0)) {
        place[i] = at;
      }
    }
  });
  return { rules, place };
}
