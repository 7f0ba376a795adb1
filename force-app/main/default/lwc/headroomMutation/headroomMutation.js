import { executeMutation } from 'lightning/graphql';

/**
 * Runs a mutation. A request that fails as a whole is told like an error that the org answers, so that whoever asks has one way to
 * say it; whether anything was written is not known then.
 *
 * @param {unknown} query
 * @param {Record<string, unknown>} variables
 * @returns {Promise<{ data?: any, errors?: Headroom.MutationError[] }>}
 */
export async function mutate(query, variables) {
  try {
    return await executeMutation({ query, variables });
  } catch (error) {
    const { status, statusText, body, message } = /** @type {any} */ (error);
    return { errors: [{ message: body?.message ?? message ?? statusText, error: { status } }] };
  }
}
