import { randomBytes } from 'node:crypto';
import type { LocalOrg } from '../localOrg.ts';

/** Who may walk through a front door, and where to. */
export type FrontdoorPass = { readonly userId: string; readonly startUrl: string };

const passes = new WeakMap<LocalOrg, Map<string, FrontdoorPass>>();

/** A one-time password for the front door; it lasts as long as the org runs. */
export function issuePass(org: LocalOrg, pass: FrontdoorPass): string {
  const issued = passes.get(org) ?? new Map<string, FrontdoorPass>();
  passes.set(org, issued);
  const otp = randomBytes(32).toString('base64url');
  issued.set(otp, pass);
  return otp;
}

/** Takes a pass back in; undefined when it was used before or never given. */
export function redeemPass(org: LocalOrg, otp: string): FrontdoorPass | undefined {
  const issued = passes.get(org);
  const pass = issued?.get(otp);
  issued?.delete(otp);
  return pass;
}
