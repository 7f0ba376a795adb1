import { platformLimits } from '../domain/platformLimits.ts';
import type { LimitInOrg } from '../domain/platformLimits.ts';
import type { OrgClient } from '../org/orgClient.ts';

/** Every limit that a sync keeps to, as this org tells it, else as it is documented. Reads `/limits`. */
export async function limitsInOrg(client: OrgClient): Promise<readonly LimitInOrg[]> {
  const { allowances = {} } = await client.usage();
  return platformLimits.map(({ key, most, inOrg, source }) => {
    const told = inOrg === undefined ? undefined : allowances[inOrg];
    return { key, most: told?.most ?? most, ...(told === undefined ? {} : { left: told.left }), isTold: told !== undefined, source };
  });
}
