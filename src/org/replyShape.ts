import type { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';

/** Checks the shape of a reply at the door; an org that answers something else is refused by name. */
export function shapeOf<Shape>(schema: z.ZodType<Shape>, reply: unknown, what: string): Shape {
  const result = schema.safeParse(reply);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
  throw new HealthError('RequestRefused', ['UNEXPECTED_REPLY', where, what], { cause: result.error });
}
