import { bulkBugs } from './bulkBugs.ts';
import { callBugs } from './callBugs.ts';
import { clockBugs } from './clockBugs.ts';
import { healthBugs } from './healthBugs.ts';
import { judgeBugs } from './judgeBugs.ts';
import { leaseBugs } from './leaseBugs.ts';
import { localOrgBugs } from './localOrgBugs.ts';
import { outboxBugs } from './outboxBugs.ts';
import type { PlantedBug } from './plantedBug.ts';
import { refusalBugs } from './refusalBugs.ts';
import { rowBugs } from './rowBugs.ts';
import { runBugs } from './runBugs.ts';
import { scopeBugs } from './scopeBugs.ts';
import { serviceBugs } from './serviceBugs.ts';
import { signInBugs } from './signInBugs.ts';
import { storeBugs } from './storeBugs.ts';
import { undoneBugs } from './undoneBugs.ts';
import { windowBugs } from './windowBugs.ts';
import { writeBugs } from './writeBugs.ts';

/** All bugs that the tests must notice, by what they are about. */
export const plantedBugs: Readonly<Record<string, readonly PlantedBug[]>> = {
  windows: windowBugs,
  clocks: clockBugs,
  rows: rowBugs,
  store: storeBugs,
  leases: leaseBugs,
  outbox: outboxBugs,
  writes: writeBugs,
  refusals: refusalBugs,
  bulk: bulkBugs,
  calls: callBugs,
  'sign-in': signInBugs,
  scope: scopeBugs,
  'what others undo': undoneBugs,
  runs: runBugs,
  service: serviceBugs,
  health: healthBugs,
  judgement: judgeBugs,
  'local org': localOrgBugs
};
