import type { SoqlError } from '../../soql/soqlError.ts';
import { OrgError } from '../orgError.ts';

/** The refusal of a query that is wrong, in Salesforce's words, or that the local org does not translate. */
export function queryError(error: SoqlError): OrgError {
  if (error.errorCode === 'NOT_SUPPORTED') return refuseToTranslate(error.message, 'src/soql');
  return new OrgError(400, error.errorCode, error.message);
}

/** Refuses what the platform has and the local org lacks, and says on the terminal where to add it. */
export function refuseToTranslate(what: string, place: string): OrgError {
  process.stderr.write(`local org: a query was not translated. ${what.trim().split('\n').at(-1) ?? ''}. Add it in ${place}.\n`);
  return new OrgError(501, 'NOT_IMPLEMENTED', `The local org does not translate this query: ${what}. Add it in ${place}.`);
}
