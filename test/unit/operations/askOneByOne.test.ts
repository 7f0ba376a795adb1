import { describe, expect, it } from 'vitest';
import { askOneByOne } from '../../../src/operations/setup/productLines.ts';
import type { LineAnswer } from '../../../src/operations/setup/productLines.ts';
import { proposalOf } from './lineProposals.ts';

const proposals = ['a', 'b', 'c', 'd'].map((key) => proposalOf(key.toUpperCase(), key, 1));

/** Keys that are accepted when somebody answers so, and what was asked about. */
async function after(
  ...answers: readonly LineAnswer[]
): Promise<{ readonly accepted: readonly string[]; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const accepted = await askOneByOne(proposals, async ({ key }, { at, of }) => {
    asked.push(`${key} ${at}/${of}`);
    return answers[asked.length - 1] ?? 'none';
  });
  return { accepted: accepted.map(({ key }) => key), asked };
}

describe('asking about proposals', () => {
  it('goes one by one and takes those that are accepted', async () => {
    expect(await after('accept', 'skip', 'accept', 'skip')).toEqual({ accepted: ['a', 'c'], asked: ['a 1/4', 'b 2/4', 'c 3/4', 'd 4/4'] });
  });

  it('takes all that follow without asking again, and not what was skipped before', async () => {
    expect(await after('skip', 'all')).toEqual({ accepted: ['b', 'c', 'd'], asked: ['a 1/4', 'b 2/4'] });
  });

  it('ends with none of those that follow', async () => {
    expect(await after('accept', 'none')).toEqual({ accepted: ['a'], asked: ['a 1/4', 'b 2/4'] });
  });
});
