/** What people said about the account of the recorded answers, as the org answers it: for tests only. */

const run = { node: { Id: 'a02000000000001AAA', asOf: { value: '2027-03-18T06:00:00.000Z' } } };
const author = { Name: { value: 'Jorunn North' } };

/** A record as GraphQL gives it: every value in a wrapper. */
function nodeOf({ Id, ...values }) {
  const wrapped = Object.entries(values).map(([name, value]) => [name, { value }]);
  return { node: { Id, ...Object.fromEntries(wrapped), author } };
}

function answerOf(query) {
  return { uiapi: { query: { ...query, goodRuns: { edges: [run] } } } };
}

/** Answer to the request for pulses; one before the last run and one after it. */
export const pulseAnswer = answerOf({
  pulses: {
    edges: [
      nodeOf({ Id: 'a06000000000002AAA', word: 'Worried', reason: 'They ask for an export', madeAt: '2027-03-18T07:00:00.000Z' }),
      nodeOf({ Id: 'a06000000000001AAA', word: 'Very confident', reason: null, madeAt: '2026-12-07T08:00:00.000Z' })
    ]
  }
});

export const noPulses = answerOf({ pulses: { edges: [] } });

const cap = {
  Id: 'a01000000000001AAA',
  kind: 'Cap',
  scorecard: 'vendor_risk',
  measure: null,
  to: 59,
  reason: 'Sponsor has left',
  until: '2027-03-31',
  madeAt: '2027-03-01T08:00:00.000Z',
  editedAt: '2027-03-01T08:00:00.000Z'
};

/** A record of an override; what is not given is that of a cap made before the last run. */
export function overrideNode(changes = {}) {
  return nodeOf({ ...cap, ...changes });
}

/** Answer to the request for overrides. */
export function overrideAnswer(overrides, ended = []) {
  return answerOf({ overrides: { edges: overrides }, ended: { edges: ended } });
}

/** Answer about both objects: a right for each, none where it is left out. */
export function objectInfos({ pulse, override }) {
  const resultOf = (apiName, rights) => {
    if (!rights) {
      return { statusCode: 404, result: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] };
    }
    return { statusCode: 200, result: { apiName, createable: rights.includes('create'), updateable: rights.includes('edit') } };
  };
  return { results: [resultOf('Headroom_Pulse__c', pulse), resultOf('Headroom_Health_Override__c', override)] };
}

/** What createRecord and updateRecord reject with when a rule of a field is broken. */
export function fieldFault(field, message) {
  const body = {
    statusCode: 400,
    errorCode: 'INVALID_INPUT',
    message: 'An error occurred while trying to create the record. Please try again.',
    output: { errors: [], fieldErrors: { [field]: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', field, message }] } }
  };
  return { ok: false, status: 400, statusText: 'BAD_REQUEST', body };
}
