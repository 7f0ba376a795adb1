import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/writeback/jsonText.ts';

describe('jsonText', () => {
  it('writes the version first and sorts all other keys, in objects inside objects too', () => {
    expect(jsonText({ b: 1, v: 1, a: [{ d: 2, c: 1 }] })).toBe('{"v":1,"a":[{"c":1,"d":2}],"b":1}');
  });

  it('sorts capitals before small letters, as the order of characters is', () => {
    expect(jsonText({ a: 1, B: 2, _: 3, A: 4 })).toBe('{"A":4,"B":2,"_":3,"a":1}');
  });

  it('leaves out what is undefined, and keeps its place in a list as null', () => {
    expect(jsonText({ a: undefined, b: [undefined, 1], v: undefined })).toBe('{"b":[null,1]}');
  });

  it('writes numbers that are none as null', () => {
    expect(jsonText({ a: NaN, b: Infinity, c: -0, d: 1e21, e: 0.1 })).toBe('{"a":null,"b":null,"c":0,"d":1e+21,"e":0.1}');
  });

  it('escapes texts and keys', () => {
    expect(jsonText({ 'a"b': 'line\nnext \\ "quoted" \u2028' })).toBe(`{"a\\"b":"line\\nnext \\\\ \\"quoted\\" \u2028"}`);
  });

  it.each([[{}], [{ a: null }], [{ a: true, b: false, c: '', d: [] }], [[1, 'x', null]]])('reads back %j', (value) => {
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });
});
