import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HealthError } from '../domain/healthError.ts';

/** A process by its number and, where the system tells, the tick at which it began: numbers are given out again. */
type Holder = { readonly pid: number; readonly began: string };

function lockFile(dataFolder: string): string {
  return resolve(dataFolder, 'local-org.lock');
}

/**
 * Keeps the local org of a data folder for this process until the returned function is called. The lock of a process
 * that is gone does not count.
 *
 * @throws HealthError LocalOrgRunning where another process has it
 */
export function lockLocalOrg(dataFolder: string): () => void {
  const file = lockFile(dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}`;
  // A link appears with its content or not at all, so nobody reads half a lock.
  writeFileSync(own, JSON.stringify(thisProcess()), { mode: 0o600 });
  try {
    link(own, file);
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/** Number of the process that has the local org of a data folder; undefined where none does. */
export function localOrgHolder(dataFolder: string): number | undefined {
  const text = read(lockFile(dataFolder));
  const holder = text === undefined ? undefined : holderIn(text);
  return holder !== undefined && isAlive(holder) ? holder.pid : undefined;
}

function link(own: string, file: string): void {
  try {
    linkSync(own, file);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    const found = read(file);
    const holder = found === undefined ? undefined : holderIn(found);
    if (holder !== undefined && isAlive(holder))
      throw new HealthError('LocalOrgRunning', [`${file} (process ${holder.pid})`], { cause: error });
    // Only what was judged dead goes: somebody else may have been quicker.
    if (read(file) === found) rmSync(file, { force: true });
    link(own, file);
  }
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A lock that cannot be read was damaged with the machine: nobody has it. */
function holderIn(text: string): Holder | undefined {
  try {
    const { pid, began } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof began === 'string' ? { pid, began } : undefined;
  } catch {
    return undefined;
  }
}

function thisProcess(): Holder {
  return { pid: process.pid, began: beganOf(process.pid) };
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else lives and may not be asked.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EPERM') return false;
  }
  return beganOf(pid) === began;
}

/** Tick at which a process began, from Linux; empty elsewhere. */
function beganOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces; the 22nd field is the 20th behind it.
  return stat === undefined ? '' : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '');
}
