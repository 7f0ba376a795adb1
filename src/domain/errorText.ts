import { ZodError } from 'zod';

/**
 * The words of whatever was thrown; of a value of another shape than it should have, the first place that is wrong.
 *
 * @example  errorText(new Error('no room')) // 'no room'
 */
export function errorText(error: unknown): string {
  const [issue] = error instanceof ZodError ? error.issues : [];
  if (issue !== undefined) return `${issue.path.join('.')}: ${issue.message}`;
  return error instanceof Error ? error.message : String(error);
}
