import type { BookStep } from './measureBook.ts';

/** A long task has more than 50 ms; here of the processor's own time, which other programs on the machine lengthen less than the clock. docs/PERFORMANCE.md tells what each step needs. */
const longestProcessorMs = 50;

const rounds = 3;

/**
 * Steps that have a long task in each of up to three rounds: a machine that is busy elsewhere lengthens some task at times, slow
 * code the same step always.
 *
 * @param measure  does all steps once, on a page of its own
 */
export async function slowSteps(measure: () => Promise<readonly BookStep[]>): Promise<readonly BookStep[]> {
  let slow = await slowOf(measure);
  for (let round = 1; round < rounds && slow.length > 0; round += 1) {
    const again = new Set((await slowOf(measure)).map(({ step }) => step));
    slow = slow.filter(({ step }) => again.has(step));
  }
  return slow;
}

async function slowOf(measure: () => Promise<readonly BookStep[]>): Promise<readonly BookStep[]> {
  return (await measure()).filter(({ tasks }) => tasks.longestProcessorMs > longestProcessorMs);
}
