const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Hands the first Ctrl-C, or polite signal of another process, to `onFirst`; a second one ends the process at once, with the
 * exit code that shells give for the signal.
 *
 * The command framework ends the process on the first of them, so its listeners make way.
 */
export function onStopSignal(onFirst: () => void): void {
  let isAsked = false;
  for (const [signal, code] of Object.entries(signals)) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (isAsked) process.exit(code);
      isAsked = true;
      onFirst();
    });
  }
}
