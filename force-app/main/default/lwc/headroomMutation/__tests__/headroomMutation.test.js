import { mutate } from 'c/headroomMutation';
import { executeMutation } from 'lightning/graphql';

/** The stub of the platform knows no mutations. */
jest.mock('lightning/graphql', () => ({ executeMutation: jest.fn() }));

describe('a mutation', () => {
  it('gives what the org answers', async () => {
    executeMutation.mockResolvedValue({ data: { made: true }, errors: undefined });
    expect(await mutate('query', { input: {} })).toEqual({ data: { made: true }, errors: undefined });
    expect(executeMutation.mock.calls).toEqual([[{ query: 'query', variables: { input: {} } }]]);
  });

  it('tells a request that failed as an error of the answer', async () => {
    executeMutation.mockRejectedValue({ status: 0, statusText: 'FETCH_FAILED', body: { message: 'no answer' } });
    expect(await mutate('query', {})).toEqual({ errors: [{ message: 'no answer', error: { status: 0 } }] });
  });
});
