/** One entry of the error list that Salesforce replies with. */
export type ErrorEntry = { readonly errorCode: string; readonly message: string; readonly fields?: readonly string[] };

/**
 * A refusal in Salesforce's own words: HTTP status and error code.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export class OrgError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
  /** The request as a whole cannot be read, so that a list of records fails at once and not one by one. */
  isMalformed = false;
  /** Further refusals of the same record: every validation rule that fails is reported. */
  also: readonly OrgError[] = [];
  /** What a reply about one record carries beside code and message. */
  details: Readonly<Record<string, unknown>> = {};
  readonly #namesFields: boolean;

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.name = 'OrgError';
    this.status = status;
    this.code = errorCode;
    this.fields = fields ?? [];
    this.#namesFields = fields !== undefined;
  }

  /** The list that a reply carries. */
  get errors(): readonly ErrorEntry[] {
    const { code: errorCode, message, fields } = this;
    const own = { ...this.details, errorCode, message, ...(this.#namesFields ? { fields } : {}) };
    return [own, ...this.also.flatMap((error) => error.errors)];
  }
}

/** The request names something that is not there. */
export function notFound(message = 'The requested resource does not exist'): OrgError {
  return new OrgError(404, 'NOT_FOUND', message);
}

/**
 * A record to be written or deleted that is not there, or that the user does not see.
 * Source: https://github.com/salesforcecli/plugin-data/blob/main/test/commands/data/dataBulk.nut.ts (a delete by an id that is none, run
 * against an org)
 */
export function noSuchRecord(): OrgError {
  return new OrgError(404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
}

/** The value of a record breaks a rule: 400 with the fields concerned. */
export function badValue(errorCode: string, message: string, fields: readonly string[] = []): OrgError {
  return new OrgError(400, errorCode, message, fields);
}

/** A field name in a record that the object lacks or the user may not see. */
export function noSuchColumn(field: string, object: string): OrgError {
  return malformed('INVALID_FIELD', `No such column '${field}' on sobject of type ${object}`);
}

/** The body is not what the resource reads. */
export function jsonParserError(message: string): OrgError {
  return malformed('JSON_PARSER_ERROR', message);
}

function malformed(errorCode: string, message: string): OrgError {
  const error = new OrgError(400, errorCode, message);
  error.isMalformed = true;
  return error;
}
