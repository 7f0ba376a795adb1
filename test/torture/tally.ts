import { runSteps, type RunStep } from '../../src/domain/runStep.ts';
import { faultSwitches, type FaultName } from '../../src/localOrg/faults/faultSwitches.ts';
import type { ListedFault } from '../../src/localOrg/faults/orgFaults.ts';

/** What schedules did, added up over seeds. */
export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly kills = new Map<RunStep, number>();
  private readonly faults = new Map<FaultName, { set: number; fired: number }>();

  add(what: 'seeds' | 'edits' | 'syncs' | 'violations', by = 1): void {
    this.counts.set(what, this.of(what) + by);
  }

  of(what: 'seeds' | 'edits' | 'syncs' | 'violations'): number {
    return this.counts.get(what) ?? 0;
  }

  kill(step: RunStep): void {
    this.kills.set(step, (this.kills.get(step) ?? 0) + 1);
  }

  /** Faults that are taken back, as the org lists them; a state that lasts has been there at least once. */
  faultsEnded(listed: readonly Pick<ListedFault, 'fault' | 'fired'>[]): void {
    for (const { fault, fired } of listed) {
      const before = this.faults.get(fault) ?? { set: 0, fired: 0 };
      const lasts = 'lasts' in faultSwitches[fault];
      this.faults.set(fault, { set: before.set + 1, fired: before.fired + Math.max(fired, lasts ? 1 : 0) });
    }
  }

  /** A sentence and two tables: faults by name, kills by step. */
  lines(): readonly string[] {
    const killed = [...this.kills.values()].reduce((sum, n) => sum + n, 0);
    const sum = `${this.of('seeds')} seeds, ${this.of('edits')} edits, ${this.of('syncs')} syncs, ${killed} kills, ${this.of('violations')} violations`;
    const faults = [...this.faults].sort(([one], [other]) => (one < other ? -1 : 1));
    const kills = runSteps.filter((step) => this.kills.has(step));
    return [
      sum,
      ...['', `${'fault'.padEnd(28)}${'set'.padStart(6)}${'fired'.padStart(8)}`],
      ...faults.map(([name, { set, fired }]) => `${name.padEnd(28)}${String(set).padStart(6)}${String(fired).padStart(8)}`),
      ...['', `${'killed behind'.padEnd(28)}${'times'.padStart(6)}`],
      ...kills.map((step) => `${step.padEnd(28)}${String(this.kills.get(step)).padStart(6)}`)
    ];
  }
}
