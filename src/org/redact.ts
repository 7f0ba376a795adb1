import { withoutSecrets } from '../domain/withoutSecrets.ts';

const longest = 500;
// eslint-disable-next-line no-control-regex -- terminal escapes are what must go
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;

/**
 * Text of an org or a network error as it may be shown: without tokens and secrets, without control characters, cut to
 * 500 characters. Such text is data that others wrote.
 */
export function redact(text: string): string {
  const printable = withoutSecrets(text).replace(controls, ' ').trim();
  return printable.length > longest ? `${printable.slice(0, longest)}...` : printable;
}
