import type { Money } from '../domain/configPreview.ts';

/**
 * Amounts with their currencies, with commas between them; '' for none. A machine's digits with groups, not a locale's: the
 * terminal's language is not the org's.
 *
 * @example  moneyTexts([{ currency: 'EUR', amount: 180000 }, { currency: 'USD', amount: 5.5 }]) // 'EUR 180,000, USD 5.50'
 */
export function moneyTexts(amounts: readonly Money[]): string {
  return amounts.map(({ currency, amount }) => `${currency} ${grouped(amount)}`.trim()).join(', ');
}

function grouped(amount: number): string {
  const [whole = '0', decimals = '00'] = Math.abs(amount).toFixed(2).split('.');
  const sign = amount < 0 ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals === '00' ? '' : `.${decimals}`}`;
}
