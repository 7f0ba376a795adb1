import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { edited, editsOf, type PlantedBug } from './plantedBug.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** A copy of the project in which bugs can be planted; packages are those of the project. */
export class ProjectCopy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies all that git knows of or would take, as it stands in the work tree. */
  static async make(): Promise<ProjectCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'headroom-planted-'));
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
    const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' });
    const gone = new Set(deleted.split('\0'));
    for (const file of listed.split('\0').filter((name) => name !== '' && !gone.has(name))) {
      await cp(join(root, file), join(folder, file), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    return new ProjectCopy(folder);
  }

  /** Does work while a bug stands in the copy. */
  async with<Result>(bug: PlantedBug, work: () => Promise<Result>): Promise<Result> {
    const before = new Map<string, string>();
    try {
      for (const edit of editsOf(bug)) {
        const path = join(this.folder, edit.file);
        const text = await readFile(path, 'utf8');
        if (!before.has(path)) before.set(path, text);
        await writeFile(path, edited(text, edit));
      }
      return await work();
    } finally {
      for (const [path, text] of before) await writeFile(path, text);
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The nearest `vitest.config.ts` above a test, which says how it is run; undefined = that of the project. */
export function configOf(testPath: string): string | undefined {
  const room = dirname(testPath).split('/').slice(0, 2).join('/');
  return ['test/reliability', 'test/nut', 'test/clients', 'test/page', 'test/privacy'].includes(room)
    ? `${room}/vitest.config.ts`
    : undefined;
}
