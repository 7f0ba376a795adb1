import { childOf, childrenOf, textOf, textsOf } from '../../metadata/xml.ts';
import { clientFault } from '../soap/envelope.ts';
import type { SoapApi, SoapOperation, SoapRequest } from '../soap/soapApi.ts';
import type { SoapValue } from '../soap/soapXml.ts';
import { readOptions } from './deployOptions.ts';
import { deployResult } from './deployReply.ts';
import { isDone } from './deployRecord.ts';
import { describeMetadata } from './describeMetadata.ts';
import { listMetadata } from './listMetadata.ts';
import { readMetadata } from './readMetadata.ts';
import { acceptDeploy, acceptValidated, cancelDeploy, checkMetadataAccess, deployOf } from './runDeploy.ts';

const namespace = 'http://soap.sforce.com/2006/04/metadata';
const byDeploy = 'Deploy the component instead.';

function required({ argument }: SoapRequest, name: string): string {
  const text = textOf(argument, name)?.trim();
  if (text === undefined || text === '') throw clientFault(`The argument ${name} of ${argument.name} is missing`);
  return text;
}

/** Base64 may come in lines whose ends some clients write as entities. */
function zipOf(text: string): Buffer {
  return Buffer.from(text.replaceAll(/&#\w+;/g, ''), 'base64');
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
const deploy: SoapOperation = (request) => {
  const { argument, context } = request;
  const given = childOf(argument, 'DeployOptions')?.children ?? [];
  const options: Record<string, unknown> = {};
  for (const { name, text } of given) options[name] = name === 'runTests' ? [...((options[name] as string[]) ?? []), text] : text.trim();
  checkMetadataAccess(context);
  const { id } = acceptDeploy(context, zipOf(required(request, 'ZipFile')), readOptions(options));
  return { done: false, id, state: 'Queued' };
};

const checkDeployStatus: SoapOperation = (request) => {
  checkMetadataAccess(request.context);
  const record = deployOf(request.context.org, required(request, 'asyncProcessId'));
  return deployResult(record, textOf(request.argument, 'includeDetails') === 'true') as SoapValue;
};

const cancel: SoapOperation = (request) => {
  // jsforce names the argument `id`, the WSDL `String`.
  const id = textOf(request.argument, 'String') ?? required(request, 'id');
  const record = cancelDeploy(request.context, id.trim());
  return { done: isDone(record), id: record.id };
};

const list: SoapOperation = ({ argument, context }) => {
  checkMetadataAccess(context);
  const queries = childrenOf(argument, 'queries').map((query) => {
    const folder = textOf(query, 'folder')?.trim();
    return { type: textOf(query, 'type') ?? '', ...(folder === undefined || folder === '' ? {} : { folder }) };
  });
  return listMetadata(context, queries);
};

const read: SoapOperation = (request) => {
  checkMetadataAccess(request.context);
  return readMetadata(request.context, required(request, 'type'), textsOf(request.argument, 'fullNames'));
};

/** The Metadata API. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm */
export const metadataSoapApi: SoapApi = {
  name: 'Metadata API',
  namespace,
  faultNamespace: namespace,
  isDataApi: false,
  operations: {
    describeMetadata: ({ context }) => {
      checkMetadataAccess(context);
      return describeMetadata();
    },
    listMetadata: list,
    readMetadata: read,
    deploy,
    checkDeployStatus,
    cancelDeploy: cancel,
    deployRecentValidation: (request) => acceptValidated(request.context, required(request, 'validationId')).id
  },
  refused: {
    createMetadata: byDeploy,
    updateMetadata: byDeploy,
    upsertMetadata: byDeploy,
    deleteMetadata: 'Deploy destructiveChanges.xml instead.',
    renameMetadata: byDeploy,
    retrieve: 'Read components one by one with readMetadata.',
    checkRetrieveStatus: 'There is no retrieve.',
    checkStatus: 'Use checkDeployStatus.',
    describeValueType: 'The types are in the public WSDL.'
  }
};
