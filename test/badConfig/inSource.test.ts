import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/domain/findingCodes.ts';
import { overlaid, withPlaces } from '../../src/operations/config/overlay.ts';
import { settingsSource } from '../../src/operations/config/settingsSource.ts';
import { findingLine } from '../../src/settings/finding.ts';
import { readSettings } from '../../src/settings/readSettings.ts';
import { starterRows } from '../unit/settings/starterRows.ts';
import { classesMadeIn } from './classes.ts';

/** A class, the files that make it, and what the one finding has to say of the last of them. */
type BadFile = {
  readonly id: number;
  readonly title: string;
  readonly files: readonly (readonly [name: string, content: string | Uint8Array])[];
  readonly line: number;
  readonly what: RegExp;
  readonly fix: RegExp;
};

const before =
  '<?xml version="1.0" encoding="UTF-8"?>\n<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">\n';
const value = (field: string, type: string, text: string): string =>
  `<values><field>${field}</field><value xsi:type="xsd:${type}">${text}</value></values>\n`;
const record = (...values: readonly string[]): string => `${before}<label>x</label>\n${values.join('')}</CustomMetadata>\n`;

const cases: readonly BadFile[] = [
  {
    id: 62,
    title: 'one record in two files',
    files: [
      ['Headroom_Measure.vr_defects', record(value('Weight__c', 'double', '5'))],
      ['Headroom_Measure.VR_DEFECTS', record(value('Weight__c', 'double', '6'))]
    ],
    line: 1,
    what: /also stands in .*vr_defects/,
    fix: /Keep one file for each record/
  },
  {
    id: 83,
    title: 'a field that nobody reads',
    files: [['Headroom_Measure.vr_defects', record(value('Weigth__c', 'double', '5'))]],
    line: 4,
    what: /is no field that Headroom reads/,
    fix: /Write Weight__c/
  },
  {
    id: 85,
    title: 'a field with two values',
    files: [['Headroom_Measure.vr_defects', record(value('Weight__c', 'double', '5'), value('Weight__c', 'double', '6'))]],
    line: 5,
    what: /Weight__c stands there twice/,
    fix: /Keep one <values> for each field/
  },
  {
    id: 86,
    title: 'bytes of another encoding',
    files: [['Headroom_Measure.vr_defects', Buffer.from(record(value('Title__c', 'string', 'Fehler schließen')), 'latin1')]],
    line: 1,
    what: /is not UTF-8/,
    fix: /Save it as UTF-8/
  },
  { id: 87, title: 'nothing', files: [['Headroom_Measure.vr_defects', ' \n']], line: 1, what: /is empty/, fix: /Fill it, or delete it/ },
  {
    id: 88,
    title: 'entities',
    files: [
      [
        'Headroom_Measure.vr_defects',
        `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n${record(value('Title__c', 'string', '&b;'))}`
      ]
    ],
    line: 1,
    what: /declares a document type or entities/,
    fix: /Delete its <!DOCTYPE/
  }
];

function findingsOf(files: BadFile['files']): ReturnType<typeof withPlaces> {
  const source = settingsSource(
    files.map(([fullName, content]) => ({
      path: `meta/customMetadata/${fullName}.md-meta.xml`,
      fullName,
      bytes: typeof content === 'string' ? Buffer.from(content) : content
    }))
  );
  const rows = overlaid(starterRows({ examples: true }), source.records);
  return withPlaces([...source.findings, ...readSettings(rows).findings], source.records);
}

describe('bad settings of the list, in source files laid over those of the org', () => {
  it.each(cases)('$id, $title: is refused with code, file and line, reason and fix', ({ id, files, line, what, fix }) => {
    const { code } = classesMadeIn('inSource').get(id)!;
    const findings = findingsOf(files);
    const [file = ''] = files.at(-1) ?? [];
    expect(findings).toEqual([
      expect.objectContaining({
        code,
        record: file,
        what: expect.stringMatching(what) as string,
        fix: expect.stringMatching(fix) as string,
        place: { file: `meta/customMetadata/${file}.md-meta.xml`, line }
      })
    ]);
    const text = findingLine(findings[0]!);
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text).toContain(`${file}.md-meta.xml:${line} ${file}`);
  });

  it('a file of a megabyte is refused as too large', () => {
    const findings = findingsOf([['Headroom_Measure.vr_defects', record(value('Title__c', 'string', 'x'.repeat(1_000_000)))]]);
    expect(findings).toMatchObject([{ code: 'E-FILE-SIZE', record: 'Headroom_Measure.vr_defects' }]);
  });

  const weight = { name: 'Headroom_Measure.vr_defects', field: 'Weight__c', type: 'double', what: /is not a number/ };
  const retired = { name: 'Headroom_Product_Line.platform', field: 'Retired_On__c', type: 'date', what: /is no calendar day/ };

  it.each([
    { id: 49, ...weight, text: '10%' },
    { id: 50, ...weight, text: '1e999' },
    { id: 84, ...weight, text: '' },
    { id: 84, name: 'Headroom_Signal.case_open', field: 'Sensitive__c', type: 'boolean', text: 'yes', what: /is neither true nor false/ },
    { id: 84, ...retired, text: 'tomorrow' },
    { id: 84, ...retired, text: '2026-02-30' }
  ])('$id, $field as $type "$text": is told as it stands there', ({ name, field, type, text, what }) => {
    const findings = findingsOf([[name, record(value(field, type, text))]]);
    expect(findings).toMatchObject([{ code: 'E-VALUE-KIND', record: name, field, value: text, place: { line: 4 } }]);
    expect(findings[0]?.what).toMatch(what);
  });

  it('a byte order mark, tabs and line ends of Windows are taken as what they are', () => {
    const text = `\ufeff${record(`\t${value('Weight__c', 'double', '5')}`)}`.replaceAll('\n', '\r\n');
    expect(findingsOf([['Headroom_Measure.vr_defects', text]])).toEqual([]);
  });

  it('files of any bytes are refused with whole findings, or read', () => {
    const good = Buffer.from(record(value('Weight__c', 'double', '5'), value('Title__c', 'string', 'a &amp; b')));
    const spoiled = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 6 })), { minLength: 1, maxLength: 4 })
      .map((cuts) =>
        cuts.reduce((bytes, [at, with_]) => Buffer.concat([bytes.subarray(0, at), with_, bytes.subarray(at + with_.length)]), good)
      );
    const name = fc.oneof(
      fc.constantFrom('Headroom_Measure.vr_defects', 'Headroom_Measur.x', 'Headroom_Measure.a__b'),
      fc.string().map((end) => `Headroom_${end}`)
    );
    fc.assert(
      fc.property(name, fc.oneof(spoiled, fc.uint8Array({ maxLength: 300 })), (fullName, bytes) => {
        for (const finding of findingsOf([[fullName, bytes]])) {
          expect(finding.code in findingCodes && finding.record !== '' && finding.what !== '' && finding.fix !== '').toBe(true);
          expect(findingLine(finding).length).toBeLessThanOrEqual(300);
          expect(finding.place).toMatchObject({ line: expect.any(Number) as number });
        }
      }),
      { numRuns: 300 }
    );
  }, 600_000);

  it('are those that the list has for source files', () => {
    expect([...new Set(cases.map(({ id }) => id))]).toEqual([...classesMadeIn('inSource').keys()]);
  });
});
