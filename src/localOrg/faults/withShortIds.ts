import type { OrgReply } from '../http/route.ts';
import { toId18 } from '../ids.ts';

/** The reply with every id of a record cut to 15 characters; ids in addresses, CSV and texts stay. */
export function withShortIds(reply: OrgReply): OrgReply {
  return reply.json === undefined ? reply : { ...reply, json: shortened(reply.json) };
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value === 'string') return isId18(value) ? value.slice(0, 15) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each)]));
}

function isId18(text: string): boolean {
  return text.length === 18 && toId18(text.slice(0, 15)) === text;
}
