import { documentedLimit } from '../domain/platformLimits.ts';

/** What the host, the path before a query and the headers, the token among them, may take of the room that they share with it. */
const besides = 4384;

/** Characters of a query, or of a whole path, that fit into an address; a longer one goes another way. */
export const longestAddress = documentedLimit('addressBytes') - besides;

/** Ids in one query: longer lists make fewer calls, and of 200 a query still has room for its columns. */
export const idsAQuery = 200;

/** Length of a query as it stands in an address. Pure. */
export function addressLength(soql: string): number {
  return encodeURIComponent(soql).length;
}
