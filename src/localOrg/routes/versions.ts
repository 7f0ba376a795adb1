import { dataPath, type OpenRoute, type SessionRoute } from '../http/route.ts';
import { versionList } from '../versions.ts';

/** Versions of the REST API; needs no sign-in. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm */
export const versionsRoute: OpenRoute = {
  says: 'lists the API versions',
  method: 'GET',
  path: '/services/data',
  open: true,
  handle: () => ({ status: 200, json: versionList() })
};

const resources = ['tooling', 'metadata', 'composite', 'queryAll', 'query', 'sobjects', 'limits', 'recent', 'jobs', 'ui-api', 'graphql'];

/** Resources of a version. Source: .../resources_discoveryresource.htm */
export const resourcesRoute: SessionRoute = {
  says: 'lists the resources of a version',
  method: 'GET',
  path: '/services/data/v:version',
  handle: (request) => {
    const base = dataPath(request);
    const { org, user } = request.context;
    const paths = Object.fromEntries(resources.map((name) => [name, `${base}/${name}`]));
    return { status: 200, json: { ...paths, identity: `${org.url}/id/${org.id}/${user.id}` } };
  }
};
