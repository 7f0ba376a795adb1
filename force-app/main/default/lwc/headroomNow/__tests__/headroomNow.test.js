import { orgNow } from 'c/headroomNow';

describe("the org's clock", () => {
  it('is the Date header of the server, asked once for a page', async () => {
    const served = Date.parse('2027-03-18T08:00:00Z');
    const first = await orgNow();
    const second = await orgNow();
    expect(first).toBeGreaterThanOrEqual(served);
    expect(second).toBeLessThan(served + 60000);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('is asked anew on a refresh', async () => {
    await orgNow();
    fetch.mockClear();
    await orgNow(true);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('is unknown when the server cannot be asked or tells no date', async () => {
    fetch.mockRejectedValueOnce(new Error('offline'));
    expect(await orgNow(true)).toBeUndefined();
    fetch.mockResolvedValueOnce({ text: async () => '', headers: { get: () => null } });
    expect(await orgNow(true)).toBeUndefined();
  });
});
