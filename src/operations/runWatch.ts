import type { RunReportJson } from '../domain/resultJson.ts';

/** Times the stages of a run and puts its report together. */
export class RunWatch {
  private readonly begun = performance.now();
  private readonly stages: { stage: string; ms: number }[] = [];

  get seconds(): number {
    return (performance.now() - this.begun) / 1000;
  }

  async time<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const result = await work();
    this.stages.push({ stage, ms: Math.round(performance.now() - begun) });
    return result;
  }

  report(found: Omit<RunReportJson, 'v' | 'stages'>): RunReportJson {
    return { v: 1, ...found, stages: this.stages };
  }
}
