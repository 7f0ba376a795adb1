import type { DoctorResult } from '../domain/doctorResult.ts';
import type { LimitInOrg } from '../domain/platformLimits.ts';
import { textTable } from './textTable.ts';
import { filled, instantText, type Words } from './words.ts';

/** What the doctor found, one line each. @param words phrases of `messages/doctor.md` */
export function formatDoctorResult({ checks, problems, limits }: DoctorResult, words: Words): readonly string[] {
  const lines = checks.map(
    ({ key, state, values }) => `${words(`state.${state}`).trim().padEnd(8)}${filled(words(`${key}.${state}`), ...values.map(readable))}`
  );
  return [...lines, ...(limits === undefined ? [] : limitLines(limits, words)), filled(words('closing'), problems)];
}

function limitLines(limits: readonly LimitInOrg[], words: Words): readonly string[] {
  const columns = [
    { title: words('limits.what'), of: ({ key }: LimitInOrg) => words(`limit.${key}`) },
    { title: words('limits.most'), of: ({ most }: LimitInOrg) => String(most), right: true },
    { title: words('limits.left'), of: ({ left }: LimitInOrg) => (left === undefined ? '' : String(left)), right: true },
    { title: words('limits.from'), of: ({ isTold }: LimitInOrg) => words(isTold ? 'limits.org' : 'limits.documented') }
  ];
  return textTable(columns, limits);
}

/** Instants to the minute; anything else as it is. */
function readable(value: string | number): string | number {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? instantText(value) : value;
}
