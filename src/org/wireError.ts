import { HealthError } from '../domain/healthError.ts';
import type { HealthErrorName } from '../domain/healthError.ts';
import { classifyFault, missingColumn } from './classifyError.ts';
import type { OrgFault } from './classifyError.ts';
import { redact } from './redact.ts';

/** Where a fault arose, for the sentence about it. */
export type FaultPlace = {
  readonly url: string;
  readonly method: string;
  /** From `/services/` on. */
  readonly path: string;
  /** Calls of the org's day, as far as it has said. */
  readonly day: { readonly calls: number | undefined; readonly limit: number | undefined };
};

/** The error of a request that the org refused for good; texts of the org are redacted. */
export function refusal(fault: OrgFault, place: FaultPlace): HealthError {
  const { name } = classifyFault(fault);
  return new HealthError(name, errorValues(name, fault, place), { cause: fault.cause });
}

/** The values that the sentence of an error is made of, in its order. */
function errorValues(name: HealthErrorName, fault: OrgFault, place: FaultPlace): readonly (string | number)[] {
  const message = redact(fault.message);
  const { calls, limit } = place.day;
  switch (name) {
    case 'SessionEnded':
      return [place.url, message];
    case 'SignInFailed':
    case 'AppBlocked':
    case 'AddressNotAllowed':
    case 'OutsideLoginHours':
    case 'UserNotActive':
    case 'SecondFactorNeeded':
    case 'ApiDisabled':
    case 'PolicyRefused':
      return [place.url, `${fault.code} ${message}`];
    case 'ApiVersionInvalid':
      return [/\/v(\d+\.\d)\//.exec(place.path)?.[1] ?? '?', `the org refuses it: ${message}`];
    case 'CursorLost':
    case 'QueryTooComplicated':
      return [message, `${place.method} ${redact(place.path)}`];
    case 'WindowTooLarge':
    case 'WindowTooOld':
      return [place.path, '?', '?', message];
    case 'OrgUnreachable':
      return [place.url, `${fault.status} ${fault.code} ${message}`];
    case 'ApiBudgetReached':
      return [calls ?? '?', limit ?? '?', 'everybody in the last 24 hours', limit ?? '?'];
    case 'ObjectMissing':
      return [/'([A-Za-z0-9_]+)' is not supported/.exec(message)?.[1] ?? '?', ` ${message}`];
    case 'FieldMissing': {
      const missing = missingColumn(message);
      return [missing?.object ?? '?', missing?.field ?? '?', missing === undefined ? ` ${message}` : ''];
    }
    default:
      return [fault.code, message, `${place.method} ${redact(place.path)}`];
  }
}
