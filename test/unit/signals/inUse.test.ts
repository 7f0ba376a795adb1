import { expect, it } from 'vitest';
import { readInUse } from '../../../src/signals/inUse.ts';
import { openCase } from '../../golden/goldenCase.ts';
import { starterSettings } from '../settings/starterRows.ts';

it('counts a signal that was left out, because the org lacks its object, as not in use', async () => {
  const asOf = { instant: '2026-06-30T12:00:00.000Z', timeZone: 'UTC', today: '2026-06-30' };
  const { context, close } = await openCase({
    why: 'A signal left out.',
    asOf,
    accounts: ['A'],
    rows: { Account: [['Id'], ['A']] },
    signals: []
  });
  try {
    const [measure] = starterSettings().measures;
    const settings = { ...context.settings, measures: [{ ...measure!, signal: 'left_out' }] };
    const uses = await readInUse({ ...context, settings }, Uint8Array.of(1));
    expect([...uses]).toEqual([['left_out', { share: 0, inUse: false }]]);
  } finally {
    await close();
  }
});
