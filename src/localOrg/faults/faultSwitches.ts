import type { z } from 'zod';
import { bulkFaults } from './switches/bulk.ts';
import { eventFaults } from './switches/events.ts';
import { requestFaults } from './switches/requests.ts';
import { sessionFaults } from './switches/sessions.ts';
import type { FaultSwitch } from './faultSwitch.ts';

/** All faults by name. Adding one is an entry in a file of `switches`, and the place that asks whether it fires. */
export const faultSwitches = {
  ...requestFaults,
  ...sessionFaults,
  ...bulkFaults,
  ...eventFaults
} as const satisfies Readonly<Record<string, FaultSwitch>>;

export type FaultName = keyof typeof faultSwitches;

/** What a switch is told beyond when it fires. */
export type FaultParameters<Name extends FaultName> = z.infer<(typeof faultSwitches)[Name]['parameters']>;
