import type { z } from 'zod';
import { bulkFaults } from './switches/bulk.ts';
import { commitFaults } from './switches/commits.ts';
import { eventFaults } from './switches/events.ts';
import { featureSwitches } from './switches/features.ts';
import { requestFaults } from './switches/requests.ts';
import { saveFaults } from './switches/saves.ts';
import { sessionFaults } from './switches/sessions.ts';
import { viewFaults } from './switches/views.ts';
import type { FaultSwitch } from './faultSwitch.ts';

/** All faults by name. Adding one is an entry in a file of `switches`, and the place that asks whether it fires. */
export const faultSwitches = {
  ...requestFaults,
  ...sessionFaults,
  ...bulkFaults,
  ...eventFaults,
  ...commitFaults,
  ...featureSwitches,
  ...saveFaults,
  ...viewFaults
} as const satisfies Readonly<Record<string, FaultSwitch>>;

export type FaultName = keyof typeof faultSwitches;

/** What a switch is told beyond when it fires. */
export type FaultParameters<Name extends FaultName> = z.infer<(typeof faultSwitches)[Name]['parameters']>;
