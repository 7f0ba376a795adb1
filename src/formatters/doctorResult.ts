import type { DoctorResult } from '../domain/doctorResult.ts';
import { filled, type Words } from './words.ts';

/** What the doctor found, one line each. @param words phrases of `messages/doctor.md` */
export function formatDoctorResult({ checks, problems }: DoctorResult, words: Words): readonly string[] {
  const lines = checks.map(
    ({ key, state, values }) => `${words(`state.${state}`).trim().padEnd(8)}${filled(words(`${key}.${state}`), ...values)}`
  );
  return [...lines, filled(words('closing'), problems)];
}
