import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelsFor, readLabels, translationsBeside } from '../../../src/page/build/labels.ts';

const labels = readLabels(join(import.meta.dirname, '../../page/fixtures/package'));

describe('custom labels', () => {
  it('come in English for a language without translation', () => {
    expect(labelsFor(labels, 'de')).toEqual({ Bench_Greeting: 'Good morning', Bench_Untranslated: 'Only in English' });
  });

  it('come translated where the language has a translation, and in English where it has none', () => {
    expect(labelsFor(labels, 'ja')).toEqual({ Bench_Greeting: 'おはようございます', Bench_Untranslated: 'Only in English' });
  });

  it('come from the directory beside the package, too, where there is one', () => {
    const page = join(import.meta.dirname, '../../page/fixtures');
    expect(translationsBeside('/home/ann/headroom/force-app')).toBe('/home/ann/headroom/translations');
    expect(readLabels(join(page, 'nowhere'), join(page, 'package'))).toEqual(labels);
  });

  it('take a country variant before the general language, and that before English', () => {
    const own = { en: { a: 'a en', b: 'b en', c: 'c en' }, zh: { a: 'a zh', b: 'b zh' }, zh_CN: { a: 'a zh_CN' } };
    expect(labelsFor(own, 'zh_CN')).toEqual({ a: 'a zh_CN', b: 'b zh', c: 'c en' });
  });
});
