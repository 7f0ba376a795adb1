import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HealthErrorName } from '../../src/domain/healthError.ts';

/** Names of all errors, from their texts: a check of the messages keeps both lists equal. */
export function errorNames(): readonly HealthErrorName[] {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'messages', 'errors.md'), 'utf8');
  return [...text.matchAll(/^# error\.(\w+)$/gm)].map((match) => match[1] as HealthErrorName);
}
