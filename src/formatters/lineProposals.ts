import type { FoundPrice, LineProposal, ProposedRule, ProposedSegment } from '../domain/lineProposal.ts';
import { filled, indented, type Words } from './words.ts';

/**
 * A proposed product line with what speaks for it: owners, quartiles, price, and each rule as a sentence.
 *
 * @param words  phrases of `messages/setup.md`
 */
export function lineProposalLines(proposal: LineProposal, words: Words): readonly string[] {
  const { family, key, source, counts, owners, quartiles, rules } = proposal;
  const from = words(counts === 'rows' ? `proposal.rows.${source}` : `proposal.source.${source}`);
  return [
    filled(words('proposal'), family, key, owners, from, quartiles.low, quartiles.median, quartiles.high),
    ...priceLines(proposal, words).map(indented),
    ...alsoRead(proposal, words).map(indented),
    ...rules.map((rule) => indented(ruleLine(rule, rules.length, words)))
  ];
}

function priceLines({ prices, priceSource, withAmount }: LineProposal, words: Words): readonly string[] {
  if (priceSource === 'Look-alikes') return [filled(words('proposal.price.lookAlikes'), withAmount)];
  if (priceSource === 'None') return [words('proposal.price.none')];
  return prices.map(({ products, low, high, currency = '' }: FoundPrice) =>
    filled(words('proposal.price'), products, low === high ? low : filled(words('proposal.price.range'), low, high), currency).trimEnd()
  );
}

function alsoRead({ withAmount, withTerm }: LineProposal, words: Words): readonly string[] {
  return [
    ...(withAmount > 0 ? [filled(words('proposal.amount'), withAmount)] : []),
    ...(withTerm > 0 ? [filled(words('proposal.term'), withTerm)] : [])
  ];
}

function ruleLine({ segment, owners, quartiles, perEmployee }: ProposedRule, rules: number, words: Words): string {
  const who = segment === undefined ? words(rules === 1 ? 'proposal.all' : 'proposal.others') : segmentWords(segment, words);
  const number = (value: number): number => Math.round(value * 10_000) / 10_000;
  const [low, median, high] = [quartiles.low, quartiles.median, quartiles.high].map(number);
  const covered = perEmployee ? (median ?? 0) : Math.max(median ?? 0, 1);
  return filled(words(perEmployee ? 'proposal.rule.perEmployee' : 'proposal.rule'), who, covered, owners, low ?? 0, median ?? 0, high ?? 0);
}

function segmentWords(segment: ProposedSegment, words: Words): string {
  if (segment.kind === 'industry') return filled(words('proposal.industry'), segment.value);
  const { from, below } = segment;
  if (from === undefined) return filled(words('proposal.below'), (below ?? 0) - 1);
  return below === undefined ? filled(words('proposal.from'), from) : filled(words('proposal.between'), from, below - 1);
}
