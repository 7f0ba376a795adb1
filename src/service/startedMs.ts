/**
 * The moment at which a run began, from its id.
 *
 * A UUID of version 7 begins with 48 bits of milliseconds since 1970. Source: RFC 9562, section 5.7.
 *
 * @example  startedMs('01900000-0000-7000-8000-000000000000') // 1717986918400
 */
export function startedMs(runId: string): number {
  return Number.parseInt(runId.replace('-', '').slice(0, 12), 16);
}
