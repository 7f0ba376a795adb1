import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeStores, openStores } from '../../src/operations/openStores.ts';
import { refusalOf } from './badOrg.ts';
import { classesMadeIn } from './classes.ts';
import { errorCode } from '../../src/domain/healthError.ts';
import type { HealthErrorName } from '../../src/domain/healthError.ts';

const ours = '00DLOCAL00000012HA';
const theirs = '00DLOCAL00000022HA';

/** A class, what was done to the store before, and what has to be said. */
type BadStore = {
  readonly id: number;
  readonly title: string;
  readonly prepare: (store: string) => Promise<(() => Promise<void>) | undefined>;
  readonly what: RegExp;
  readonly fix: RegExp;
};

async function stateFile(store: string, orgId: string): Promise<string> {
  const name = (await readdir(store)).find((each) => each.includes(orgId) && each.endsWith('.sqlite'));
  if (name === undefined) throw new Error(`no state of ${orgId} in ${store}`);
  return join(store, name);
}

/** A second service: another process that opens the same stores and keeps them until it is told to end. */
async function holdElsewhere(dataFolder: string): Promise<() => Promise<void>> {
  const stores = join(import.meta.dirname, '..', '..', 'src', 'operations', 'openStores.ts');
  const work = `import { openStores } from ${JSON.stringify(stores)};
await openStores(${JSON.stringify(dataFolder)}, ${JSON.stringify(ours)});
process.stdout.write('held');
process.stdin.on('end', () => process.exit(0)).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', work], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  return async () => {
    child.stdin.end();
    await ended;
  };
}

const cases: readonly BadStore[] = [
  {
    id: 76,
    title: 'the state of another org under the name of this one',
    prepare: async (store) => {
      await closeStores(await openStores(join(store, '..'), theirs));
      const other = await stateFile(store, theirs);
      await rename(other, other.replace(theirs, ours));
      return undefined;
    },
    what: new RegExp(`belongs to the org ${theirs}, but the sign-in led to ${ours}`),
    fix: /another folder with --data-folder/
  },
  {
    id: 77,
    title: 'a state that knows a migration more',
    prepare: async (store) => {
      await closeStores(await openStores(join(store, '..'), ours));
      const database = new DatabaseSync(await stateFile(store, ours));
      database.exec("insert into migration (number, name) values (9999, '9999_from_the_future.sql')");
      database.close();
      return undefined;
    },
    what: /written by a newer version \(9999\) than this one knows/,
    fix: /Install the newest version of Headroom/
  },
  {
    id: 78,
    title: 'a store that another service holds',
    prepare: (store) => holdElsewhere(join(store, '..')),
    what: /Another Headroom process uses the store/,
    fix: /See what runs: sf headroom status/
  }
];

const nameOf: Readonly<Record<number, HealthErrorName>> = { 76: 'WrongOrg', 77: 'StoreNewer', 78: 'StoreBusy' };

describe('bad stores of the list', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-store-'));
    await mkdir(join(folder, 'store'), { mode: 0o700 });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each(cases)('$id: $title is refused with code, place, reason and fix, and stays as it was', async ({ id, prepare, what, fix }) => {
    const store = join(folder, 'store');
    const release = await prepare(store);
    const copy = join(folder, 'before');
    await cp(store, copy, { recursive: true });
    const { name, text, exitCode } = await refusalOf(() => openStores(folder, ours));
    expect({ name, code: errorCode(nameOf[id]!), exitCode }).toEqual({
      name: nameOf[id],
      code: classesMadeIn('inStore').get(id)!.code,
      exitCode: 1
    });
    expect(text).toContain(id === 76 ? theirs : store);
    expect(text).toMatch(what);
    expect(text).toMatch(fix);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(300);
    expect(text).not.toMatch(/^\s+at /m);
    for (const file of await readdir(copy)) {
      if (file.endsWith('.sqlite')) expect(await readFile(join(store, file))).toEqual(await readFile(join(copy, file)));
    }
    await release?.();
  });

  it('are those that the list has for stores', () => {
    expect(cases.map(({ id }) => id)).toEqual([...classesMadeIn('inStore').keys()]);
  });
});
