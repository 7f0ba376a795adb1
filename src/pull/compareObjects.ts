import type { PullContext, PulledObject, PullFault } from './pullOptions.ts';
import type { PullObject } from './pullPlan.ts';

export async function compareObjects(
  _objects: readonly PullObject[],
  _context: PullContext
): Promise<{ readonly objects: readonly PulledObject[]; readonly warnings: readonly PullFault[] }> {
  return { objects: [], warnings: [] };
}
