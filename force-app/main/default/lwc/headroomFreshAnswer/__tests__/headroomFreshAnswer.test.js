import { FreshAnswer } from 'c/headroomFreshAnswer';

describe('a fresh answer', () => {
  it('waits for the first one, and then asks anew', async () => {
    const answer = new FreshAnswer();
    const read = answer.read();
    answer.note({ data: undefined, errors: undefined });
    const refresh = jest.fn(async () => answer.note({ data: 'new' }));
    answer.note({ data: 'kept', refresh });
    expect((await read).data).toBe('new');
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('keeps what it has where asking anew changes nothing, and gives errors as they come', async () => {
    const answer = new FreshAnswer();
    answer.note({ errors: [{ message: 'no' }], refresh: async () => undefined });
    expect((await answer.read()).errors).toEqual([{ message: 'no' }]);
  });
});
