/** One line on a terminal that is written over; silent where stderr is not a terminal. */
export function progressLine(
  word: (key: string, values: readonly (string | number)[]) => string,
  wanted: boolean
): { readonly show: (key: string, ...values: readonly (string | number)[]) => void; readonly clear: () => void } {
  const on = wanted && process.stderr.isTTY;
  return {
    show: (key, ...values) => void (on && process.stderr.write(`\r\u001b[K${word(key, values)}`)),
    clear: () => void (on && process.stderr.write('\r\u001b[K'))
  };
}
