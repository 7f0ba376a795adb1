import { createHash } from 'node:crypto';
import type { Validator } from '../http/conditions.ts';
import type { SessionRequest } from '../http/route.ts';

/**
 * Since when a user's describe of an object (or the list of objects) reads as it does.
 *
 * The org keeps a hash of what it answered last; where that is another one, or none, it changed now at the latest. So a client is never
 * told that nothing changed while something did, and permissions count like fields.
 *
 * @param what  object name, or `*` for the list of objects
 */
export function describeValidator(request: SessionRequest, what: string, json: unknown): Validator {
  const { database, clock } = request.org;
  const name = `describe.${request.context.user.id}.${what}`;
  const hash = createHash('sha1').update(JSON.stringify(json)).digest('base64url');
  const [keptHash, keptMs] = (database.setting(name) ?? '').split(' ');
  if (keptHash === hash && keptMs !== undefined) return { modifiedMs: Number(keptMs) };
  const modifiedMs = Date.parse(clock.stamp());
  database.saveSetting(name, `${hash} ${modifiedMs}`);
  return { modifiedMs };
}
