/** Who may own a task. */
export type Owners = {
  /** Active users and queues by id, with the names that a setting may give. */
  readonly users: ReadonlyMap<string, readonly string[]>;
  readonly queues: ReadonlyMap<string, readonly string[]>;
  /** User name, name or id of a user, or name of a queue. */
  readonly fallback: string | undefined;
};

/**
 * Owner of a task: the first of the success manager and the account owner who is an active user, else the fallback of the
 * settings (pure).
 *
 * @returns  18-character id; undefined where there is nobody
 */
export function taskOwner(people: readonly (string | undefined)[], { users, queues, fallback }: Owners): string | undefined {
  const active = people.find((id) => id !== undefined && users.has(id));
  if (active !== undefined || fallback === undefined) return active;
  return idOf(fallback, users) ?? idOf(fallback, queues);
}

function idOf(wanted: string, owners: ReadonlyMap<string, readonly string[]>): string | undefined {
  const lower = wanted.toLowerCase();
  for (const [id, names] of owners) {
    if (id === wanted || id.slice(0, 15) === wanted || names.some((name) => name.toLowerCase() === lower)) return id;
  }
  return undefined;
}
