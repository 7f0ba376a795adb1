import type { PackageFiles } from '../../metadata/model.ts';
import { readPackage } from '../../metadata/readPackage.ts';
import { unzipPackage } from '../../metadata/deployZip.ts';
import { deployPackage } from '../deploy/deployPackage.ts';
import { deployResult, type DeployOptions } from '../deploy/deployResult.ts';
import { readParts } from '../http/multipart.ts';
import { dataPath, param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { makeId } from '../ids.ts';
import { notFound, OrgError } from '../orgError.ts';

const path = '/services/data/v:version/metadata/deployRequest';
const deployPrefix = '0Af';

/**
 * Deploys a Metadata API zip, sent as the parts `json` (deploy options) and `file`. It is done when the reply arrives; the reply says
 * Pending as the platform's does, and the status is read with GET.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
 */
export const deployRoute: SessionRoute = {
  says: 'deploys or validates a zip of metadata',
  method: 'POST',
  path,
  maxMb: 40,
  handle: (request) => {
    const { context, org } = request;
    if (!context.permissions.isAdmin) {
      throw new OrgError(
        403,
        'INSUFFICIENT_ACCESS',
        'You do not have permission to deploy metadata: Modify Metadata Through Metadata API Functions is needed'
      );
    }
    const { options, files } = readRequest(request);
    const model = readPackage(files);
    const id = makeId(deployPrefix, org.database.nextNumber('id.deploy'));
    const failures = deployPackage(context, model, options.checkOnly);
    const result = deployResult(context, { id, options, model, failures });
    org.database.statement('insert into org_deploy values (?, ?)').run(id, JSON.stringify(result));
    const pending = { id, checkOnly: options.checkOnly, done: false, success: false, status: 'Pending', rollbackOnError: true };
    return { status: 201, json: { id, validatedDeployRequestId: null, deployOptions: options, deployResult: pending } };
  }
};

/** Status of a deploy, with `includeDetails=true` each component. */
export const deployStatusRoute: SessionRoute = {
  says: 'tells how a deploy stands, with details each component',
  method: 'GET',
  path: `${path}/:id`,
  handle: (request) => {
    const id = param(request, 'id');
    const row = request.org.database.statement('select result from org_deploy where substr(id, 1, 15) = ?').get(id.slice(0, 15));
    if (!row) throw notFound();
    const { details, ...result } = JSON.parse(String(row['result'])) as Record<string, unknown>;
    const withDetails = request.query.get('includeDetails') === 'true';
    return {
      status: 200,
      json: {
        id: result['id'],
        url: `${request.org.url}${dataPath(request)}/metadata/deployRequest/${id}`,
        deployResult: withDetails ? { ...result, details } : result
      }
    };
  }
};

function readRequest(request: SessionRequest): { readonly options: DeployOptions; readonly files: PackageFiles } {
  const parts = readParts(request.headers['content-type'], request.body);
  const zip = parts.find((part) => part.name === 'file');
  if (!zip) throw new OrgError(400, 'MISSING_ARGUMENT', 'The part "file" with the zip is missing');
  const files = unzip(zip.content);
  if (![...files.keys()].some((name) => /(^|\/)package\.xml$/.test(name))) {
    throw new OrgError(400, 'INVALID_INPUT', 'No package.xml found');
  }
  return { options: readOptions(parts.find((part) => part.name === 'json')?.content), files };
}

function unzip(content: Buffer): PackageFiles {
  try {
    return unzipPackage(content);
  } catch (error) {
    throw new OrgError(400, 'INVALID_INPUT', `The file is no zip: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readOptions(content: Buffer | undefined): DeployOptions {
  const parsed: unknown = JSON.parse(content?.toString('utf8') ?? '{}');
  const given = (parsed as { deployOptions?: Record<string, unknown> }).deployOptions ?? {};
  return { ...given, checkOnly: given['checkOnly'] === true };
}
