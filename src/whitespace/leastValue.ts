import type { AssessInput } from './assessInput.ts';

/**
 * True for a value that is only the least it can be: no row was found, and the settings take the window's length for that
 * (no meeting in 365 days reads as 365 days, which is not when the last one was).
 */
export function isLeastValue(input: AssessInput, signalKey: string, i: number): boolean {
  const signal = input.settings.signals.find((one) => one.key === signalKey);
  return signal?.whenEmpty === 'Window length' && input.signals.get(signalKey)?.rows[i] === 0;
}
