import { existsSync, readFileSync } from 'node:fs';

export type StageTime = { readonly stage: string; readonly seconds: number; readonly ownPeakMb: number; readonly orgPeakMb?: number };

/** Times the stages of `npm start`, with the peak memory so far of this process and of the local org's. */
export class Stopwatch {
  readonly times: StageTime[] = [];
  orgPid: number | undefined;

  add(stage: string, milliseconds: number): void {
    const orgPeakMb = this.orgPid === undefined ? undefined : peakMb(this.orgPid);
    this.times.push({
      stage,
      seconds: milliseconds / 1000,
      ownPeakMb: process.resourceUsage().maxRSS / 1024,
      ...(orgPeakMb === undefined ? {} : { orgPeakMb })
    });
  }

  async time<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const result = await work();
    this.add(stage, performance.now() - begun);
    return result;
  }

  /** Lines of a table: stage, seconds, peak memory of both processes. */
  table(): readonly string[] {
    const rows = this.times.map(({ stage, seconds, ownPeakMb, orgPeakMb }) =>
      [
        stage.padEnd(16),
        `${seconds.toFixed(1)} s`.padStart(9),
        `${Math.round(ownPeakMb)} MB`.padStart(9),
        orgPeakMb === undefined ? '' : `${Math.round(orgPeakMb)} MB`.padStart(13)
      ].join('')
    );
    return [`${'stage'.padEnd(16)}${'time'.padStart(9)}${'peak'.padStart(9)}${'peak of org'.padStart(13)}`, ...rows];
  }
}

/** Peak resident memory of a process as Linux keeps it; undefined elsewhere. */
function peakMb(pid: number): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'));
  return line ? Number(line[1]) / 1024 : undefined;
}
