import { describe, expect, it } from 'vitest';
import { findingLine } from '../../../src/metadata/checks/finding.ts';
import { translationChecks } from '../../../src/metadata/checks/house/translationChecks.ts';
import { readPackage } from '../../../src/metadata/readPackage.ts';

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const root = 'translations/main/default/translations';

const english = { Headroom_Since: 'since {0}', Headroom_Band: '{0} of {1}', Headroom_Save: 'Save' };
const words = {
  de: { Headroom_Since: 'seit {0}', Headroom_Band: '{1}, davon {0}', Headroom_Save: 'Speichern' },
  ja: { Headroom_Since: '{0}から', Headroom_Band: '{1}中{0}', Headroom_Save: '保存' },
  zh_CN: { Headroom_Since: '自{0}起', Headroom_Band: '{1}中的{0}', Headroom_Save: '保存' }
};

function labelsXml(labels: Readonly<Record<string, string>>): string {
  const each = Object.entries(labels).map(
    ([name, value]) =>
      `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>${value}</value></labels>`
  );
  return `<?xml version="1.0" encoding="UTF-8"?><CustomLabels ${namespace}>${each.join('')}</CustomLabels>`;
}

function translationXml(translated: Readonly<Record<string, string>>, more = ''): string {
  const each = Object.entries(translated).map(
    ([name, label]) => `<customLabels><label>${label}</label><name>${name}</name></customLabels>`
  );
  return `<?xml version="1.0" encoding="UTF-8"?><Translations ${namespace}>${each.join('')}${more}</Translations>`;
}

type Files = Readonly<Record<string, string>>;
const sound: Files = Object.fromEntries(Object.entries(words).map(([language, each]) => [language, translationXml(each)]));

function findings(translations: Files): readonly string[] {
  const files = new Map([['force-app/main/default/labels/CustomLabels.labels-meta.xml', labelsXml(english)]]);
  for (const [language, xml] of Object.entries(translations)) files.set(`${root}/${language}.translation-meta.xml`, xml);
  return translationChecks(readPackage(files)).map(findingLine);
}

const inGerman = (changes: Readonly<Record<string, string>>): Files => ({ ...sound, de: translationXml({ ...words.de, ...changes }) });

describe('translations', () => {
  it('are not asked for in a package that has none', () => {
    expect(findings({})).toEqual([]);
  });

  it('are sound when every label has its words in every language, with the same places in any order', () => {
    expect(findings(sound)).toEqual([]);
  });

  it('cover all of our languages', () => {
    const others = Object.entries(sound).filter(([language]) => language !== 'ja');
    expect(findings(Object.fromEntries(others))).toEqual([
      `${root}/de.translation-meta.xml: ja has no translations. Add ja.translation-meta.xml.`
    ]);
  });

  it('cover every label', () => {
    const others = Object.entries(words.zh_CN).filter(([name]) => name !== 'Headroom_Save');
    expect(findings({ ...sound, zh_CN: translationXml(Object.fromEntries(others)) })).toEqual([
      `${root}/zh_CN.translation-meta.xml: Headroom_Save is not translated into zh_CN. Add its words.`
    ]);
  });

  it.each([
    [
      'lose a place',
      { Headroom_Band: '{1} insgesamt' },
      'Headroom_Band has the places {1} in de, and {0} {1} in English. Use the same places, in any order.'
    ],
    [
      'invent a place',
      { Headroom_Save: 'Speichern {0}' },
      'Headroom_Save has the places {0} in de, and none in English. Use the same places, in any order.'
    ],
    ['are empty', { Headroom_Save: ' ' }, 'Headroom_Save is translated by nothing. Write its words.'],
    ['do not fit', { Headroom_Save: 'x'.repeat(1001) }, 'Headroom_Save has 1001 characters in de. Shorten it to 1000.']
  ])('are refused where they %s', (_what, changes, says) => {
    const [line = '', ...others] = findings(inGerman(changes));
    expect([line.replace(/^[^ ]+ /, ''), others]).toEqual([says, []]);
  });

  it('are refused where a label has two', () => {
    const twice = translationXml(words.de, '<customLabels><label>Sichern</label><name>Headroom_Save</name></customLabels>');
    expect(findings({ ...sound, de: twice }).map((line) => line.replace(/^[^ ]+ /, ''))).toEqual([
      'Headroom_Save is translated twice. Remove one.'
    ]);
  });
});
