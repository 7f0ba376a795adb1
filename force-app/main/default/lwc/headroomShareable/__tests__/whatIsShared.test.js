import { textOf } from '../../__tests__/reading';
import { view } from '../../__tests__/samples';
import { changed, shareable, shared, show } from './shownCopy';

/** Everything that the internal scorecards say, down to names, ids and sentences. */
function internalTexts() {
  const texts = [];
  const collect = (value) => {
    if (typeof value === 'string') {
      texts.push(value);
    } else if (value !== null && typeof value === 'object') {
      Object.values(value).forEach(collect);
    }
  };
  view.cards.forEach(({ title, detail, settings: { scorecard, groups, measures, rules } }) =>
    collect([title, detail, scorecard, groups, measures, rules])
  );
  return [...new Set(texts)].filter((text) => text.length > 8);
}

describe('the copy for a customer', () => {
  it('holds nothing that an internal scorecard says', async () => {
    const { element, open, copied } = await show();
    await open(shared);
    const text = await copied();
    const shown = textOf(element);
    const known = internalTexts();
    expect(known).toEqual(expect.arrayContaining(['Risk by department', 'Oldest open case', 'vr_oldest_case', 'Account Management']));
    expect(known.filter((internal) => text.includes(internal) || shown.includes(internal))).toEqual([]);
  });

  it('takes nothing from an internal scorecard even where the org answers with one', async () => {
    const answer = JSON.parse(JSON.stringify(shared));
    const { detail } = view.headline;
    answer.uiapi.query.shared.edges.push({ node: { Id: 'a07', key: { value: 'vendor_risk' }, detail: { value: JSON.stringify(detail) } } });
    const { open, copied } = await show();
    await open(answer);
    const text = await copied();
    expect(text).not.toMatch(/Risk by department|Support|71\.5|Oldest open case/);
  });

  it('leaves out points, rules, what a person overruled and sensitive readings', async () => {
    const answer = changed('client_maturity', (detail) => ({
      ...detail,
      rules: [{ k: 'secret_rule', to: 59, since: '2026-11-01', val: 7, ids: ['500000000000001AAA'], acts: true }],
      overrides: [
        { id: 'a01000000000001AAA', kind: 'cap', to: 60, since: '2026-11-01', until: '2026-12-01', by: '005000000000001AAA', acts: true }
      ],
      measures: detail.measures.map(
        (measure, index) =>
          [
            { ...measure, was: 77.7, ids: ['500000000000001AAA'] },
            { ...measure, miss: 'given', val: null, pts: 33.3 },
            { ...measure, hid: true, val: null },
            measure
          ][index]
      )
    }));
    const { open, copied } = await show({ cards: shareable.filter(({ key }) => key === 'client_maturity') });
    await open(answer);
    const text = await copied();
    expect(text.split('\n').slice(3)).toEqual([
      '  Assessed maturity: 60.0',
      '    Maturity: strategy: 3 of 5',
      '    Maturity: people: no reading',
      '    Maturity: data: 4 of 5',
      '4 of 4 readings'
    ]);
    expect(text).not.toMatch(/secret|77\.7|33\.3|500000|a01000|59/);
  });

  it('says how many answered where a net score of so few would tell what one person answered', async () => {
    const few = { n: 1, sent: 2, replied: 1, raw: -100, low: -100, high: 100, few: true };
    const answer = changed('client_maturity', (detail) => ({
      ...detail,
      measures: detail.measures.map((measure) => (measure.k === 'ma_people' ? { ...measure, val: -41.5, sv: few } : measure))
    }));
    const { open, copied } = await show({ cards: shareable.filter(({ key }) => key === 'client_maturity') });
    await open(answer);
    const text = await copied();
    expect(text).toContain('Maturity: people: 1 answer\n');
    expect(text).not.toMatch(/41|100/);
  });

  it.each([
    ['a sensitive reading', { hid: true, val: null }],
    ['few answers', { sv: { n: 1, sent: 2, replied: 1, raw: -100, low: -100, high: 100, few: true } }]
  ])('gives no score of a group that rests on %s alone', async (_, change) => {
    const answer = changed('client_outcomes', (detail) => ({
      ...detail,
      measures: detail.measures.map((measure) => (measure.k === 'co_effort' ? { ...measure, ...change } : measure))
    }));
    const { open, copied } = await show({ cards: shareable.filter(({ key }) => key === 'client_outcomes') });
    await open(answer);
    const lines = (await copied()).split('\n');
    expect(lines).toContain('  Cost of ownership');
    expect(lines.join()).not.toContain('70.0');
  });
});
