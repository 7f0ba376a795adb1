import type { RunReportJson } from '../../../domain/resultJson.ts';

/** Times the stages of a run and puts its report together. */
export class RunWatch {
  private readonly begun = performance.now();
  private readonly stages: { stage: string; ms: number }[] = [];
  /** Time of the stages inside the one that is under way. */
  private inside = 0;
  /** Records of the outbox that the org has taken so far. */
  recordsWritten = 0;

  get seconds(): number {
    return (performance.now() - this.begun) / 1000;
  }

  /** Times a stage; one inside another counts for itself and not for the other. */
  async time<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const before = this.inside;
    this.inside = 0;
    const result = await work();
    const ms = performance.now() - begun;
    this.add(stage, Math.round(ms - this.inside));
    this.inside = before + ms;
    return result;
  }

  /** A stage that comes again, for other accounts, counts as one. */
  private add(stage: string, ms: number): void {
    const known = this.stages.find((one) => one.stage === stage);
    if (known === undefined) this.stages.push({ stage, ms });
    else known.ms += ms;
  }

  report(found: Omit<RunReportJson, 'v' | 'stages'>): RunReportJson {
    return { v: 1, ...found, stages: this.stages };
  }
}
