import { expect, it } from 'vitest';
import { readContractSpans } from '../../../src/signals/readContractSpans.ts';
import { dayText } from '../../../src/soql/calendar.ts';
import type { Given } from '../../golden/goldenCase.ts';
import { openCase, readCase } from '../../golden/goldenCase.ts';

it('gives every activated contract of every account, ended ones and ends by term too', async () => {
  const { context, close } = await openCase(await readCase<Given>('contracts', 'given.json'));
  const spans = await readContractSpans(context);
  await close();
  const texts = spans.map((own) => own.map(({ startOn, endOn }) => [dayText(startOn), Number.isNaN(endOn) ? 'open' : dayText(endOn)]));
  expect(Object.fromEntries(context.accounts.map((id, i) => [id, texts[i]]))).toEqual({
    // The fourth contract of A is a draft.
    A: [
      ['2024-01-01', '2026-12-31'],
      ['2025-01-01', '2026-12-31'],
      ['2025-01-01', '2027-12-31']
    ],
    B: [['2023-05-01', 'open']],
    C: [['2025-07-01', '2026-06-30']],
    // 12 months from 15 January.
    D: [['2026-01-15', '2027-01-14']],
    E: []
  });
});
