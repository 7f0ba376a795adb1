import { describe, expect, it } from 'vitest';
import { decodeName } from '../../../src/metadata/decodeName.ts';
import { parseXml } from '../../../src/metadata/xml.ts';

const said = (text: string): string => {
  const result = parseXml(text);
  return result.ok ? result.root.text : result.message;
};

describe('XML that a deploy refuses is told and never thrown', () => {
  it.each([
    ['entities that grow without end', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
    ['an entity that names a file', '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>']
  ])('%s', (_title, text) => {
    expect(said(text)).toBe('is not readable XML: a document type (DOCTYPE) is not allowed');
  });

  it('tags nested a hundred thousand deep', () => {
    expect(said(`<a>${'<b>'.repeat(100_000)}${'</b>'.repeat(100_000)}</a>`)).toBe('is not readable XML: Maximum nested tags exceeded');
  });

  it.each([
    ['&nbsp;', '&nbsp; is no entity, write &amp; for a plain &'],
    ['AT&T', 'a plain & is written &amp;'],
    ['this & that', 'a plain & is written &amp;']
  ])('%s, with its place', (text, message) => {
    expect(parseXml(`<a>\n <b>${text}</b></a>`)).toEqual({
      ok: false,
      message: `is not readable XML: ${message} (line 2)`,
      line: 2,
      column: 5 + text.indexOf('&')
    });
  });

  it.each([
    ['&lt;&amp;&#38;&#x26;', '<&&&'],
    ['<![CDATA[a & b &nbsp;]]>', 'a & b &nbsp;'],
    ['<!-- a & b <!DOCTYPE -->x', 'x']
  ])('but reads %s', (text, read) => {
    expect(said(`<a>${text}</a>`)).toBe(read);
  });
});

describe('encoded names', () => {
  it.each([
    ['Custom%3A Sales', 'Custom: Sales'],
    ['50% off', '50% off'],
    ['100%', '100%'],
    ['%C3%A9t%C3%A9', 'été'],
    ['%zz%C3', '%zz%C3']
  ])('%s is %s', (name, read) => {
    expect(decodeName(name)).toBe(read);
  });
});
