import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { OnStep, RunStep } from '../../src/domain/runStep.ts';
import type { Company } from '../reliability/openCompany.ts';

/** Behind which step a run dies, and at the how-manieth time that it gets there. */
export type Death = { readonly step: RunStep; readonly occurrence: number };

/** How a run ends that died. */
export class Died extends Error {}

/**
 * A run that dies behind a step as a process does that is killed there: what it left on disk at that moment is what the next run
 * finds. What it still says to the org on its way out is none of its record.
 */
export class DyingSync {
  readonly death: Death;
  private readonly company: Company;
  private seen = 0;

  constructor(company: Company, death: Death) {
    this.company = company;
    this.death = death;
  }

  get left(): string {
    return `${this.company.dataFolder}.left`;
  }

  readonly onStep: OnStep = (step) => {
    if (step !== this.death.step) return;
    this.seen += 1;
    if (this.seen !== this.death.occurrence) return;
    cpSync(this.company.dataFolder, this.left, { recursive: true });
    throw new Died(`died behind ${step} (${this.death.occurrence})`);
  };

  /** Puts in place what it left, its lease ended, as those of processes that are gone are. */
  bury(): void {
    rmSync(this.company.dataFolder, { recursive: true });
    renameSync(this.left, this.company.dataFolder);
    const store = join(this.company.dataFolder, 'store');
    for (const name of readdirSync(store).filter((file) => file.endsWith('.sqlite'))) {
      const database = new DatabaseSync(join(store, name));
      database.exec('update lease set holder = null, held_until = null');
      database.close();
    }
  }
}
