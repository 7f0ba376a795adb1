/** Work on one object, and whether it is a download. */
export type Due = { readonly isBulk: boolean };

const downloadsAtOnce = 2;

/**
 * Everything that comes by REST at once, so that it is asked in one turn and shares calls; then downloads, two at a time.
 * After an error no further download begins.
 */
export async function inLanes<Each extends Due, Result>(
  due: readonly Each[],
  work: (each: Each) => Promise<Result>
): Promise<readonly Result[]> {
  const small = await allOf(due.filter(({ isBulk }) => !isBulk).map(work));
  const waiting = due.filter(({ isBulk }) => isBulk);
  const lane = async (): Promise<readonly Result[]> => {
    const done: Result[] = [];
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done.push(await work(next));
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
    return done;
  };
  const large = await allOf(Array.from({ length: downloadsAtOnce }, lane));
  return [...small, ...large.flat()];
}

/** All results, or the first error once nothing is under way any more. */
export async function allOf<Result>(work: readonly Promise<Result>[]): Promise<readonly Result[]> {
  const ends = await Promise.allSettled(work);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}
