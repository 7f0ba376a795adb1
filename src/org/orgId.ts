/** Org ids of local orgs begin so; no real org's id does. */
const localPrefix = '00DLOCAL0';

/** Whether an org id, or a token that begins with one, belongs to a local org. */
export function isLocalOrgId(orgIdOrToken: string): boolean {
  return orgIdOrToken.startsWith(localPrefix);
}

/**
 * The 18-character form of a record id.
 *
 * Salesforce's own suffix: three letters or digits, one per block of five characters, whose bits say which are upper case.
 * Source: Salesforce's documentation of record ids ("case-safe ids").
 *
 * @param id  15 or 18 characters; anything else comes back unchanged
 * @example   toId18('001D000000IRFma') // '001D000000IRFmaIAH'
 */
export function toId18(id: string): string {
  if (!/^[A-Za-z0-9]{15}$/.test(id)) return id;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const blocks = [id.slice(0, 5), id.slice(5, 10), id.slice(10, 15)];
  const suffix = blocks.map((block) => {
    const bits = [...block].reduce((sum, letter, place) => (/[A-Z]/.test(letter) ? sum + 2 ** place : sum), 0);
    return alphabet[bits] ?? '';
  });
  return id + suffix.join('');
}
