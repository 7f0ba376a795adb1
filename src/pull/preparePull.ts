import { HealthError } from '../domain/healthError.ts';
import type { Settings } from '../domain/settings.ts';
import type { ObjectDescribe, OrgClient } from '../org/orgClient.ts';
import { planPull } from './planPull.ts';
import type { Describes, PullPlan } from './pullPlan.ts';

/**
 * Asks the org to describe what the plan needs, until the plan is whole.
 *
 * Reads describe only; a repeat is harmless. Every path leads to more objects at most five times, so the loop ends.
 */
export async function preparePull(
  client: OrgClient,
  settings: Settings
): Promise<{ readonly plan: PullPlan; readonly describes: Describes }> {
  const describes = new Map<string, ObjectDescribe | undefined>();
  for (;;) {
    const planning = planPull(settings, describes, client.identity.objectNames);
    if (planning.kind === 'plan') return { plan: planning.plan, describes };
    const found = await Promise.all(planning.objects.map((name) => describeOrMissing(client, name)));
    planning.objects.forEach((name, index) => describes.set(name, found[index]));
  }
}

/** Describe of an object; undefined where the org lacks it or the user may not see it. */
export async function describeOrMissing(client: OrgClient, object: string): Promise<ObjectDescribe | undefined> {
  try {
    return await client.describe(object);
  } catch (error) {
    if (error instanceof HealthError && error.name === 'ObjectMissing') return undefined;
    throw error;
  }
}
