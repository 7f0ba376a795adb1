/**
 * A signal's value in words, for sentences in records. Widgets word the same numbers in the reader's language.
 *
 * @param value  in the signal's unit
 * @param unit   as the signal names it: a plural noun, or one of the units with a form of its own
 * @example      valueText(20, 'days') // '20 days'
 * @example      valueText(1, 'cases') // '1 case'
 * @example      valueText(0.456, 'share 0-1') // '46%'
 */
export function valueText(value: number, unit: string): string {
  if (unit.startsWith('share')) {
    return `${decimalText(value * 100, 0)}%`;
  }
  switch (unit) {
    case 'percent':
      return `${decimalText(value, 1)}%`;
    case 'money':
      return decimalText(value, 0);
    case '0 or 1':
      return value > 0 ? 'yes' : 'no';
    case 'ratio':
    case '-100 to 100':
    case '':
      return decimalText(value, 2);
    default:
      return unit.startsWith('level')
        ? `level ${decimalText(value, 1)}`
        : `${decimalText(value, 1)} ${value === 1 ? singular(unit) : unit}`;
  }
}

/** A number with at most so many decimals, thousands separated by commas, without trailing zeros. */
export function decimalText(value: number, decimals: number): string {
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const kept = fraction.replace(/0+$/, '');
  const text = kept === '' ? grouped : `${grouped}.${kept}`;
  return value < 0 && text !== '0' ? `-${text}` : text;
}

function singular(unit: string): string {
  if (unit === 'people') {
    return 'person';
  }
  return unit.endsWith('ies') ? unit.replace(/ies$/, 'y') : unit.replace(/s$/, '');
}
