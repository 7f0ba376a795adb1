const breathMs = 20;

/** A pause of the service in tests: no longer than an org at work in the same process needs to get on with a job. */
export function breathe(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(ms, breathMs)));
}
