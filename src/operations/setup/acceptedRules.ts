import type { LineProposal, ProposedRule, ProposedSegment } from '../../domain/lineProposal.ts';
import type { RecordModel } from '../../metadata/model.ts';
import { soqlText } from '../../org/soqlText.ts';
import { slug } from './lineKeys.ts';
import { newRecord } from './starterRecords.ts';
import { added } from './starterWords.ts';
import type { StarterWords } from './starterWords.ts';

const sortStep = 10;
const longestName = 40;

/** The smallest share that a rule holds: any unit owned is partly used. */
const anyShare = 0.0001;

/** The rules of a proposed product line, in the order in which they are tried. Pure. */
export function acceptedRules(proposal: LineProposal, words: StarterWords): readonly RecordModel[] {
  const names = ruleNames(proposal);
  return proposal.rules.map((rule, index) =>
    newRecord('Headroom_Whitespace_Rule__mdt', names[index] ?? '', {
      Active__c: true,
      Sort_Order__c: (index + 1) * sortStep,
      Product_Line__c: proposal.key,
      ...textsOf(proposal, rule, words),
      ...numbersOf(rule)
    })
  );
}

function textsOf({ family }: LineProposal, { segment, perEmployee }: ProposedRule, words: StarterWords): Record<string, string> {
  const explanation = perEmployee ? 'rule.explanation.perEmployee' : 'rule.explanation';
  if (segment === undefined)
    return { Title__c: added(words, 'rule.title', { family }), Explanation__c: added(words, explanation, { family }) };
  const name = segmentName(segment, words);
  return {
    Title__c: added(words, 'rule.title.segment', { family, segment: name }),
    Explanation__c: added(words, `${explanation}.segment`, { family, segment: name }),
    Segment_Filter__c: segmentFilter(segment),
    Segment_Name__c: name
  };
}

/** Yellow from the first unit, green from the median of the owners, which is what fits. */
function numbersOf({ quartiles, perEmployee }: ProposedRule): Record<string, string | number> {
  if (!perEmployee) {
    const median = Math.max(quartiles.median, 1);
    return { Basis__c: 'Quantity', Yellow_From__c: 1, Green_From__c: median, Target__c: median, Target_Per__c: 'Fixed' };
  }
  const share = Math.max(Math.round(quartiles.median * 10_000) / 10_000, anyShare);
  return { Basis__c: 'Share', Yellow_From__c: anyShare, Green_From__c: 1, Target__c: share, Target_Per__c: 'Employee' };
}

/** Customers of a segment as an account filter. Pure. */
function segmentFilter(segment: ProposedSegment): string {
  if (segment.kind === 'industry') return `Industry = ${soqlText(segment.value)}`;
  const edges = [
    ...(segment.from === undefined ? [] : [`NumberOfEmployees >= ${segment.from}`]),
    ...(segment.below === undefined ? [] : [`NumberOfEmployees < ${segment.below}`])
  ];
  return edges.join(' AND ');
}

/** Customers of a segment as a plural noun; an industry keeps its name. Pure. */
function segmentName(segment: ProposedSegment, words: StarterWords): string {
  if (segment.kind === 'industry') return added(words, 'segment.industry', { segment: segment.value });
  const { from, below } = segment;
  if (from === undefined) return added(words, 'segment.below', { to: String((below ?? 0) - 1) });
  if (below === undefined) return added(words, 'segment.from', { from: String(from) });
  return added(words, 'segment.between', { from: String(from), to: String(below - 1) });
}

/** `analytics_technology`, `analytics_50_to_249`, and `analytics_all` for everybody else. */
function ruleNames({ key, rules }: LineProposal): readonly string[] {
  const used = new Set<string>();
  return rules.map(({ segment }, index) => {
    const plain = segment === undefined ? 'all' : segment.kind === 'industry' ? slug(segment.value) : sizeName(segment);
    const name = `${key}_${plain}`.slice(0, longestName).replace(/_+$/, '');
    const free = plain === '' || used.has(name) ? `${key}_s${index + 1}` : name;
    used.add(free);
    return free;
  });
}

function sizeName({ from, below }: Extract<ProposedSegment, { kind: 'size' }>): string {
  if (from === undefined) return `below_${below ?? ''}`;
  return below === undefined ? `from_${from}` : `${from}_to_${below - 1}`;
}
