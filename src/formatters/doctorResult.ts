import type { DoctorResult } from '../domain/doctorResult.ts';
import { filled, instantText, type Words } from './words.ts';

/** What the doctor found, one line each. @param words phrases of `messages/doctor.md` */
export function formatDoctorResult({ checks, problems }: DoctorResult, words: Words): readonly string[] {
  const lines = checks.map(
    ({ key, state, values }) => `${words(`state.${state}`).trim().padEnd(8)}${filled(words(`${key}.${state}`), ...values.map(readable))}`
  );
  return [...lines, filled(words('closing'), problems)];
}

/** Instants to the minute; anything else as it is. */
function readable(value: string | number): string | number {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? instantText(value) : value;
}
