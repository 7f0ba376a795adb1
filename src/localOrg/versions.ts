/**
 * API versions that the org has: from the first that is not retired, to the one the product is built for.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm
 */
export const oldestVersion = 31;
export const newestVersion = 66;

/** Path of the newest version's resources, for urls of records where no request names one. */
export const newestDataPath = `/services/data/v${newestVersion}.0`;

const seasons = ['Spring', 'Summer', 'Winter'];

/** Season of a version: three releases a year, version 66.0 being Spring '26. */
function releaseLabel(version: number): string {
  const year = Math.floor((version + 13) / 3);
  return `${seasons[version % 3] ?? ''} '${year}`;
}

/** The entries of `/services/data`. */
export function versionList(): readonly { readonly label: string; readonly url: string; readonly version: string }[] {
  const list = [];
  for (let version = oldestVersion; version <= newestVersion; version++) {
    list.push({ label: releaseLabel(version), url: `/services/data/v${version}.0`, version: `${version}.0` });
  }
  return list;
}
