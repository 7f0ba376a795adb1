import type { OrgReply } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { Occasion } from './faultSwitch.ts';
import type { FaultName } from './faultSwitches.ts';

/** What the token address says of each fault. Source: the sources of the switches (switches/sessions.ts). */
const refusals: readonly (readonly [name: FaultName, error: string, description: string])[] = [
  ['refresh_refused', 'invalid_grant', 'expired access/refresh token'],
  ['ip_restricted', 'invalid_grant', 'ip restricted'],
  ['user_frozen', 'invalid_grant', 'inactive user'],
  ['login_hours', 'invalid_grant', 'invalid login hours'],
  ['mfa', 'invalid_grant', 'challenge required']
];

/** The refusal of a sign-in; undefined where no fault refuses it. */
export function refuseSignIn(org: LocalOrg, occasion: Occasion): OrgReply | undefined {
  const blocked = org.faults.fires('app_blocked', occasion);
  if (blocked?.generic) {
    return refused('OAUTH_APPROVAL_ERROR_GENERIC', 'An unexpected error has occurred during authentication. Please try again.');
  }
  if (blocked) return refused('invalid_client', 'app must be installed into org');
  const found = refusals.find(([name]) => org.faults.fires(name, occasion));
  return found && refused(found[1], found[2]);
}

function refused(error: string, description: string): OrgReply {
  return { status: 400, json: { error, error_description: description } };
}
