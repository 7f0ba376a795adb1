/** Signals that ask a process to end, with the exit code that shells give for them. */
const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143]
] as const;

/**
 * Lets Ctrl-C, or a polite signal of another process, end a command at once with the exit code that shells give for it. The
 * command framework throws in its own listener, which Node shows as a fault with its stack.
 */
export function endOnSignal(): void {
  for (const [signal, code] of signals) process.prependListener(signal, () => process.exit(code));
}

/**
 * Hands the first Ctrl-C, or polite signal of another process, to `onFirst`; a second one ends the process at once, with the
 * exit code that shells give for the signal.
 *
 * The command framework ends the process on the first of them, so its listeners make way.
 */
export function onStopSignal(onFirst: () => void): void {
  let isAsked = false;
  for (const [signal, code] of signals) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (isAsked) process.exit(code);
      isAsked = true;
      onFirst();
    });
  }
}
