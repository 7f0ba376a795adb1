import { Console } from 'node:console';
import { stripVTControlCharacters } from 'node:util';

/** End of a command: exit code and what was printed. */
export type Finished = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** What the command framework throws: `oclif.exit` is the exit code, and what a command told already is not told again. */
type Thrown = { readonly oclif?: { readonly exit?: number }; readonly skipOclifErrorHandling?: boolean };

/** Events that a command listens to for the rest of its process. */
const events = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP', 'uncaughtException'] as const;

/** What the command that runs has printed. */
let printed: { stdout: string; stderr: string } | undefined;
let isWatched = false;

/**
 * Runs a command in this process, as the command framework's own tests do, and gives what its process would have: the same
 * classes, flags and words without a start of Node, which takes most of the time of a short command.
 *
 * Streams and exit code belong to the whole process: one command at a time.
 *
 * @param run     the framework's `run` with words and configuration
 * @throws        what no command told: a fault of the test or of the framework
 */
export async function runCommand(run: () => Promise<unknown>): Promise<Finished> {
  watchStreams();
  const listeners = events.map((event) => [event, process.rawListeners(event)] as const);
  const { exitCode } = process;
  const { console } = globalThis;
  const streams = { stdout: '', stderr: '' };
  process.exitCode = undefined;
  printed = streams;
  // A test runner has a console of its own, which does not write to the streams. Tables ask it for the class.
  globalThis.console = Object.assign(new Console(process.stdout, process.stderr), { Console });
  try {
    const code = await exitCodeOf(run);
    return { code, stdout: stripVTControlCharacters(streams.stdout), stderr: stripVTControlCharacters(streams.stderr) };
  } finally {
    printed = undefined;
    process.exitCode = exitCode;
    globalThis.console = console;
    for (const [event, before] of listeners) removeOthers(event, before);
  }
}

/** As a process ends: with the code that the command set, or with that of the error that it told. */
async function exitCodeOf(run: () => Promise<unknown>): Promise<number> {
  try {
    await run();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const { oclif, skipOclifErrorHandling = false } = error as Thrown;
    if (!skipOclifErrorHandling) throw error;
    return oclif?.exit ?? 1;
  }
}

/** Lies for good beneath what commands put over the streams: they do so once for a process. */
function watchStreams(): void {
  if (isWatched) return;
  isWatched = true;
  for (const name of ['stdout', 'stderr'] as const) {
    const stream = process[name];
    const write = stream.write.bind(stream) as (...given: readonly unknown[]) => boolean;
    stream.write = ((chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      if (printed === undefined) return write(chunk, ...rest);
      printed[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      const done = rest.findLast((one) => typeof one === 'function') as (() => void) | undefined;
      done?.();
      return true;
    }) as typeof stream.write;
  }
}

function removeOthers(event: (typeof events)[number], before: readonly unknown[]): void {
  for (const listener of process.rawListeners(event)) {
    if (!before.includes(listener)) process.removeListener(event, listener as () => void);
  }
}
