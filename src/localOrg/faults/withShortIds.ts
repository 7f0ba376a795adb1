import type { OrgReply } from '../http/route.ts';
import { toId18 } from '../ids.ts';

/** The reply with ids of records and of the platform's lookups cut to 15 characters; ids in addresses, CSV and texts stay. */
export function withShortIds(reply: OrgReply): OrgReply {
  return reply.json === undefined ? reply : { ...reply, json: shortened(reply.json) };
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, isId18(name, each) ? each.slice(0, 15) : shortened(each)]));
}

function isId18(name: string, value: unknown): value is string {
  return name.endsWith('Id') && typeof value === 'string' && value.length === 18 && toId18(value.slice(0, 15)) === value;
}
