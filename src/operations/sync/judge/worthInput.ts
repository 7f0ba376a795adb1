import { readActiveOwners } from '../../../signals/accountOwners.ts';
import { readExchangeRates } from '../../../signals/exchangeRates.ts';
import { readLostOpportunities } from '../../../signals/lineOpportunities.ts';
import { readPrices } from '../../../signals/productFacts.ts';
import type { SignalContext } from '../../../signals/signalContext.ts';
import type { AssessInput } from '../../../whitespace/assessInput.ts';
import { unitPrices } from '../../../whitespace/unitPrices.ts';

/**
 * What cells are worth and to whom they are put forward: prices, rates, what was lost, owners. It moves no score, so that past
 * days do without. Reads the fact store only.
 */
export async function worthInput(context: SignalContext): Promise<Pick<AssessInput, 'prices' | 'rates' | 'lost' | 'owners'>> {
  const lines = context.settings.productLines;
  if (lines.length === 0) return { prices: [] };
  const rates = await readExchangeRates(context.facts);
  const owners = await readActiveOwners(context);
  return {
    prices: unitPrices(lines, await readPrices(context)),
    lost: await readLostOpportunities(context),
    ...(rates === undefined ? {} : { rates }),
    ...(owners === undefined ? {} : { owners })
  };
}
