import { OrgError } from '../orgError.ts';

/** One part of a multipart body. */
export type Part = { readonly name: string; readonly content: Buffer };

/** Parts of a `multipart/form-data` body, by the boundary that the content type names. Source: RFC 7578. */
export function readParts(contentType: string | undefined, body: Buffer): readonly Part[] {
  const found = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  const boundary = found?.[1] ?? found?.[2];
  if (!boundary) throw new OrgError(400, 'INVALID_MULTIPART_REQUEST', 'The request must be multipart/form-data with a boundary');
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let from = body.indexOf(mark);
  while (from >= 0) {
    const next = body.indexOf(mark, from + mark.length);
    if (next < 0) break;
    const part = readPart(body.subarray(from + mark.length, next));
    if (part) parts.push(part);
    from = next;
  }
  return parts;
}

function readPart(section: Buffer): Part | undefined {
  const gap = section.indexOf('\r\n\r\n');
  if (gap < 0) return undefined;
  const name = /name="([^"]*)"/i.exec(section.toString('utf8', 0, gap))?.[1];
  if (name === undefined) return undefined;
  return { name, content: section.subarray(gap + 4, section.length - 2) };
}
