import { readOptions } from '../metadataApi/deployOptions.ts';
import type { DeployRecord } from '../metadataApi/deployRecord.ts';
import { restDeployResult } from '../metadataApi/deployReply.ts';
import { acceptDeploy, acceptValidated, cancelDeploy, checkMetadataAccess, deployOf } from '../metadataApi/runDeploy.ts';
import { jsonObject } from '../http/jsonBody.ts';
import { readParts } from '../http/multipart.ts';
import { dataPath, type OrgReply, param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { jsonParserError, OrgError } from '../orgError.ts';

const path = '/services/data/v:version/metadata/deployRequest';

/**
 * Deploys a Metadata API zip, sent as a JSON part (deploy options) and the part `file`; or, sent as JSON alone, repeats a recent
 * validation (quick deploy). The work begins behind the reply.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
 */
export const deployRoute: SessionRoute = {
  says: 'deploys or validates a zip of metadata, or deploys what was validated before',
  method: 'POST',
  path,
  maxMb: 50,
  handle: (request) => {
    const isForm = /^multipart\//i.test(request.headers['content-type'] ?? '');
    return { status: 201, json: accepted(request, isForm ? deployForm(request) : quickDeploy(request)) };
  }
};

function deployForm(request: SessionRequest): DeployRecord {
  checkMetadataAccess(request.context);
  const parts = readParts(request.headers['content-type'], request.body);
  const zip = parts.find((part) => part.name === 'file');
  if (!zip) throw new OrgError(400, 'MISSING_ARGUMENT', 'The part "file" with the zip is missing');
  // The documents name the part `json`; jsforce sends it as `entity_content`, which the platform takes too.
  const options = parts.find((part) => part.name === 'json') ?? parts.find((part) => part.name === 'entity_content');
  return acceptDeploy(request.context, zip.content, readOptions(optionsOf(options?.content.toString('utf8') ?? '{}')));
}

function optionsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return (parsed as { deployOptions?: Record<string, unknown> } | null)?.deployOptions ?? {};
  } catch (error) {
    throw jsonParserError(error instanceof Error ? error.message : String(error));
  }
}

function quickDeploy(request: SessionRequest): DeployRecord {
  const { validatedDeployRequestId: id } = jsonObject(request);
  if (typeof id !== 'string') throw new OrgError(400, 'MISSING_ARGUMENT', 'A zip or a validatedDeployRequestId is required');
  return acceptValidated(request.context, id);
}

function accepted(request: SessionRequest, record: DeployRecord): Record<string, unknown> {
  return {
    id: record.id,
    url: urlOf(request, record),
    validatedDeployRequestId: record.validatedDeployRequestId ?? null,
    deployOptions: record.options,
    deployResult: restDeployResult(record, false)
  };
}

function urlOf(request: SessionRequest, { id }: DeployRecord): string {
  return `${request.org.url}${dataPath(request)}/metadata/deployRequest/${id}`;
}

function reply(request: SessionRequest, record: DeployRecord, includeDetails: boolean): OrgReply['json'] {
  const { options: deployOptions, id } = record;
  return { id, url: urlOf(request, record), deployResult: restDeployResult(record, includeDetails), deployOptions };
}

/** Status of a deploy, with `includeDetails=true` each component. Source: .../meta_rest_deploy_checkstatus.htm */
export const deployStatusRoute: SessionRoute = {
  says: 'tells how a deploy stands',
  method: 'GET',
  path: `${path}/:id`,
  handle: (request) => {
    checkMetadataAccess(request.context);
    const record = deployOf(request.org, param(request, 'id'));
    return { status: 200, json: reply(request, record, request.query.get('includeDetails') === 'true') };
  }
};

/** Cancels a deploy. Source: .../meta_rest_deploy_cancel.htm */
export const cancelDeployRoute: SessionRoute = {
  says: 'cancels a deploy that waits or runs',
  method: 'PATCH',
  path: `${path}/:id`,
  handle: (request) => {
    const { deployResult } = jsonObject(request) as { readonly deployResult?: { readonly status?: unknown } };
    if (deployResult?.status !== 'Canceling') throw new OrgError(400, 'INVALID_INPUT', 'A deploy can only be set to the status Canceling');
    return { status: 202, json: reply(request, cancelDeploy(request.context, param(request, 'id')), true) };
  }
};
