import type { LimitInOrg } from './platformLimits.ts';

/** One thing that was looked at. Its sentence stands in `messages/doctor.md` under `<key>.<state>`, values as %s. */
export type DoctorCheck = {
  readonly key: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly values: readonly (string | number)[];
};

export type DoctorResult = {
  readonly checks: readonly DoctorCheck[];
  readonly problems: number;
  /** Only where they were asked for. */
  readonly limits?: readonly LimitInOrg[];
};
