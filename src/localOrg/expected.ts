/** A value that the org itself has put there; its absence is a fault of the local org, not of the client. */
export function expected<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The local org has lost ${what}`);
  return value;
}
