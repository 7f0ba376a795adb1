import { textsOf } from '../../metadata/xml.ts';
import { expected } from '../expected.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { eraseDeletedRecord } from '../records/emptyRecycleBin.ts';
import { undeleteRecord } from '../records/undeleteRecord.ts';
import type { SoapOperation, SoapRequest } from './soapApi.ts';
import type { SoapValue } from './soapXml.ts';

const mostRecords = 200;

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_undelete.htm */
export const undelete: SoapOperation = (request) => eachId(request, undeleteRecord);

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_emptyrecyclebin.htm */
export const emptyRecycleBin: SoapOperation = (request) => eachId(request, eraseDeletedRecord);

/** A result for each id, in order; each succeeds or fails for itself. */
function eachId({ argument, context }: SoapRequest, work: (context: OrgContext, id: string) => string): SoapValue {
  const ids = textsOf(argument, 'ids').map((id) => id.trim());
  if (ids.length > mostRecords) throw tooMany(argument.name, mostRecords);
  return ids.map((id) => saved(context, () => work(context, id), { id }));
}

/** The platform's limit on the records of one call. Source: .../sforce_api_calls_undelete.htm (EXCEEDED_ID_LIMIT) */
export function tooMany(operation: string, most: number): OrgError {
  return new OrgError(500, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${most} records to this call: ${operation}`);
}

/** `{errors, id, success}` of one record: what failed is undone. */
function saved(context: OrgContext, work: () => string, { id }: { readonly id: string }): SoapValue {
  try {
    return { id: context.org.database.transaction(work), success: true };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return { errors: errorsOf(error), id: id === '' ? null : id, success: false };
  }
}

/** Errors of a result. Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm (Error) */
export function errorsOf(error: OrgError): SoapValue {
  return error.errors.map(({ message, errorCode }) => ({
    ...(error.fields.length > 0 ? { fields: error.fields } : {}),
    message: expected(message, 'the message of an error'),
    statusCode: errorCode
  }));
}
