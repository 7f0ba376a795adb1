import type { PlantedBug } from './plantedBug.ts';

/** What the service says of itself to whoever watches it. */
export const healthBugs: readonly PlantedBug[] = [
  {
    name: 'health-ok-while-failing',
    says: 'answers 200 while an error keeps it from its work',
    file: 'src/service/healthOf.ts',
    search: "ok: why === undefined && state !== 'stopping' && state !== 'paused',",
    replace: "ok: state !== 'stopping' && state !== 'paused',",
    tests: ['unit/service/health', 'reliability/watch']
  },
  {
    name: 'health-ok-without-good-run',
    says: 'answers 200 though no run went well for days',
    file: 'src/service/healthOf.ts',
    search: "const isOld = state !== 'waiting' && now",
    replace: "const isOld = state === 'waiting' && now",
    tests: ['unit/service/health']
  },
  {
    name: 'trouble-not-noted',
    says: 'does not tell its health that a cycle failed',
    file: 'src/service/logbook.ts',
    search: '    book.note({ trouble: name, failures });\n',
    replace: '    book.note({ failures });\n',
    tests: ['reliability/watch > stays up while settings cannot be used']
  },
  {
    name: 'recovery-not-noted',
    says: 'stays unhealthy after it has recovered',
    file: 'src/service/logbook.ts',
    search: '    book.noteRecovered();\n',
    replace: '',
    tests: ['reliability/watch > goes on by itself when the org answers']
  },
  {
    name: 'counters-begin-anew',
    says: 'lets counters of runs begin anew with each run',
    file: 'src/service/serviceBook.ts',
    search: 'runs: { ...sums.runs, [status]: (sums.runs[status] ?? 0) + 1 }',
    replace: 'runs: { [status]: 1 }',
    tests: ['unit/service/health']
  },
  {
    name: 'sums-of-the-last-run',
    says: 'shows numbers of the last run as sums of all',
    file: 'src/service/serviceBook.ts',
    search: "sums[name as keyof Omit<ServiceSums, 'runs'>] + value]",
    replace: 'value]',
    tests: ['unit/service/health']
  },
  {
    name: 'health-for-any-host-name',
    says: 'answers a request by another host name',
    file: 'src/service/healthServer.ts',
    search: 'if (!isHere) return',
    replace: "if (!isHere && path === '') return",
    tests: ['unit/service/health']
  }
];
