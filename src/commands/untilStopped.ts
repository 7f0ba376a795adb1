const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Resolves on Ctrl-C, on the polite signal of another process, or when the parent that forked this one is gone.
 *
 * The command framework ends the process on these signals at once; a server has to close its files first, so its
 * listeners make way for this one.
 */
export async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of signals) {
      process.removeAllListeners(signal);
      process.once(signal, () => resolve());
    }
    process.once('disconnect', () => resolve());
  });
  // An open channel to the parent would keep this process alive after its work is done.
  if (process.connected) process.disconnect();
}
