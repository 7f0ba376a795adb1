import { inParts } from '../../../domain/inParts.ts';

/** How many accounts are worked on at once; absent = what half a gigabyte holds. */
export type PartSizes = {
  /** Accounts whose facts are read together. */
  readonly slice?: number;
  /** Accounts whose records are made and compared together. */
  readonly part?: number;
};

/** Accounts that are read together, and the parts in which their records are made. */
export type AccountSlice = { readonly accounts: readonly string[]; readonly parts: readonly (readonly string[])[] };

/** Statements cost the more the fewer accounts they are about; facts, samples and held records of an account take up to 100 KB. */
const accountsASlice = 1000;

/** Records of an account take up to 200 KB while they are made. */
const accountsAPart = 250;

/**
 * Cuts accounts into what is worked on at once (pure).
 *
 * @param last  accounts that come behind all others
 */
export function cutAccounts(
  accounts: readonly string[],
  last: ReadonlySet<string>,
  { slice = accountsASlice, part = accountsAPart }: PartSizes = {}
): readonly AccountSlice[] {
  const inOrder = last.size === 0 ? accounts : [...accounts.filter((id) => !last.has(id)), ...accounts.filter((id) => last.has(id))];
  return inParts(inOrder, slice).map((some) => ({ accounts: some, parts: inParts(some, part) }));
}
