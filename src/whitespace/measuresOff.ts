import type { Settings } from '../domain/settings.ts';

/** Measures that are off because the org hardly uses what they read: key to the object. */
export function measuresOff(settings: Settings, isInUse: (signal: string) => boolean): Record<string, string> {
  const off = settings.measures.filter((measure) => !isInUse(measure.signal));
  return Object.fromEntries(off.map((measure) => [measure.key, unusedObject(settings, isInUse, measure.signal)]));
}

/** Object behind a signal that is not in use; of a ratio that of the part which is not. */
function unusedObject(settings: Settings, isInUse: (signal: string) => boolean, key: string): string {
  const signal = settings.signals.find((one) => one.key === key);
  const parts = [signal?.numerator, signal?.denominator].filter((part) => part !== undefined);
  const unused = parts.find((part) => !isInUse(part)) ?? parts[0];
  return signal?.object ?? (unused === undefined ? '' : unusedObject(settings, isInUse, unused));
}
