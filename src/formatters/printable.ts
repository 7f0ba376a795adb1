/**
 * Text for a terminal without control characters, except tabs and line breaks: names of records are data that others
 * wrote, and an escape sequence in one must not colour, move or hide what stands around it.
 */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must go
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
