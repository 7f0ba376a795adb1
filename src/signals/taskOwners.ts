import type { FactStore } from '../store/factStore.ts';

/** Who can be given a task. */
export type TaskOwners = {
  /** Owner of each account. */
  readonly accountOwners: ReadonlyMap<string, string>;
  /** Users who can be given a task, by id; `names` are user name and name. */
  readonly activeUsers: ReadonlyMap<string, readonly string[]>;
  /** Queues by id, with their names. */
  readonly queues: ReadonlyMap<string, readonly string[]>;
};

/** Reads owners, users and queues from the fact store; a table that was not pulled is empty. */
export async function readTaskOwners(facts: FactStore): Promise<TaskOwners> {
  const tables = await facts.tables();
  const read = async (object: string, sql: string): ReturnType<FactStore['rows']> => (tables.has(object) ? facts.rows(sql) : []);
  const owners = await read('Account', 'select "Id" as id, "OwnerId" as owner from "Account"');
  const users = await read('User', 'select "Id" as id, "Username" as username, "Name" as name from "User" where "IsActive" order by "Id"');
  const queues = await read(
    'Group',
    `select "Id" as id, "DeveloperName" as username, "Name" as name from "Group" where "Type" = 'Queue' order by "Id"`
  );
  return {
    accountOwners: new Map(owners.map((row) => [String(row['id']), String(row['owner'])])),
    activeUsers: new Map(users.map(named)),
    queues: new Map(queues.map(named))
  };
}

function named(row: Awaited<ReturnType<FactStore['rows']>>[number]): readonly [string, readonly string[]] {
  return [String(row['id']), [String(row['username']), String(row['name'])]];
}
