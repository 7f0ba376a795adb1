import { HealthError } from '../domain/healthError.ts';
import { isLocalOrgId } from './orgId.ts';

/** Domains that Salesforce owns; a host belongs to one only as a whole suffix behind a dot. */
const salesforceDomains = ['.salesforce.com', '.force.com', '.cloudforce.com', '.salesforce.mil', '.crmforce.mil', '.sfcrmproducts.cn'];

const loopbackHosts = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether a parsed host name is this machine. */
export function isLoopback(hostname: string): boolean {
  return loopbackHosts.includes(hostname);
}

/**
 * Refuses every address that a token or a secret must not be sent to.
 *
 * This machine is allowed only for a local org; every other host must be Salesforce's own by https on port 443, and
 * never gets the token of a local org.
 *
 * @param address       as given by a person, a file or a token reply
 * @param orgIdOrToken  begins with the org id where it is known; undefined before sign-in
 * @param from          where the address stands, for the error
 * @returns             the origin without a trailing slash
 */
export function checkInstanceUrl(address: string, orgIdOrToken?: string, from = 'the sign-in'): string {
  const forbidden = (host: string, why: string): HealthError => new HealthError('ForbiddenHost', [host, why, from]);
  const url = parseAddress(address, from);
  if (url.username !== '' || url.password !== '') throw forbidden(url.host, 'it carries a user name or password');
  if (isLoopback(url.hostname)) {
    if (orgIdOrToken !== undefined && !isLocalOrgId(orgIdOrToken)) throw forbidden(url.host, 'only a local org may run on this machine');
    return url.origin;
  }
  if (url.protocol !== 'https:') throw forbidden(url.host, 'it is not https');
  if (url.port !== '') throw forbidden(url.host, 'its port is not 443');
  if (!salesforceDomains.some((domain) => url.hostname.endsWith(domain))) throw forbidden(url.host, 'it is no domain of Salesforce');
  if (orgIdOrToken !== undefined && isLocalOrgId(orgIdOrToken)) throw forbidden(url.host, 'a local org runs on this machine only');
  return url.origin;
}

function parseAddress(address: string, from: string): URL {
  try {
    return new URL(address);
  } catch (error) {
    throw new HealthError('ForbiddenHost', [address.slice(0, 100), 'it is no web address', from], { cause: error });
  }
}
