import { badValue } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';

/**
 * External ids that stand more than once among the records of one upsert: the platform refuses each of these records.
 * Source: https://salesforce.stackexchange.com/questions/104048/why-does-upsert-cause-a-duplicate-value-error
 */
export class RepeatedKeys {
  readonly #field: OrgField;
  #repeated: ReadonlySet<string> = new Set();

  constructor(field: OrgField) {
    this.#field = field;
  }

  /** Begins with the records of another call, of up to 200. Empty keys are no repeats, nor are record ids. */
  begin(keys: readonly string[]): void {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for (const key of this.#field.type === 'id' ? [] : keys) {
      const folded = this.#fold(key);
      if (folded !== '' && seen.has(folded)) repeated.add(folded);
      seen.add(folded);
    }
    this.#repeated = repeated;
  }

  /** Throws DUPLICATE_VALUE for a key that another record of the call has, too. */
  check(key: string): void {
    if (!this.#repeated.has(this.#fold(key))) return;
    throw badValue('DUPLICATE_VALUE', `Duplicate external id specified: ${key}`, [this.#field.name]);
  }

  #fold(key: string): string {
    return this.#field.caseSensitive ? key.trim() : key.trim().toLowerCase();
  }
}
