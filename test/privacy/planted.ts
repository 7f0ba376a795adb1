/** What the test puts into the org so that it is found again wherever it leaks: words that nobody else writes, odd numbers. */
export const planted = {
  caseSubject: 'Zebrafish printing stops at dawn',
  caseText: 'Quokka logs attached by the night shift',
  opportunityName: 'Marzipan rollout',
  verbatim: 'Your kumquat import is a disgrace',
  pulseReason: 'Their axolotl sponsor has resigned',
  overrideReason: 'Narwhal merger is not public yet',
  /** Of an opportunity that was lost, in the field that the settings name. */
  lossReason: 'Tamarind discount was not enough',
  /** Of an answer to a product line. */
  feedbackReason: 'Bergamot archive is home-made',
  /** Typed where the key of a measure belongs, so that the run warns of it. */
  typedMeasure: 'Pangolin clause of the contract',
  /** Won in the last year, in two sales: what the planted measure reads. */
  wonAmount: 734_561,
  firstWonAmount: 598_213,
  openAmount: 512_347,
  /** The contract value. */
  contractAnnualValue: 661_903,
  /** Value of the sensitive signal, in the record that it reads. */
  sensitive: 73_197
} as const;

/** Percent of the contract value that a ready-made product line costs. */
const LINE_SHARE = 0.15;

/** Points of the planted measure on the contract value, over its curve from 0 to 1,000,000. */
const EXACT_POINTS = planted.wonAmount / 10_000;

/** Points of the planted measure on the sensitive signal, over its curve from 0 to 100,000. */
const EXACT_SENSITIVE = planted.sensitive / 1000;

/** What is looked for, by what it would tell. */
const secrets = {
  case: [planted.caseSubject, planted.caseText],
  opportunity: [planted.opportunityName],
  amount: [...written(planted.wonAmount), ...written(planted.firstWonAmount), ...written(planted.openAmount)],
  contractValue: [
    ...written(planted.wonAmount),
    ...written(planted.contractAnnualValue),
    ...written(Math.floor(planted.contractAnnualValue * LINE_SHARE))
  ],
  verbatim: [planted.verbatim],
  judgement: [planted.pulseReason, planted.overrideReason, planted.typedMeasure, planted.feedbackReason],
  feedback: [planted.feedbackReason],
  lossReason: [planted.lossReason],
  sensitive: written(planted.sensitive),
  exactPoints: [EXACT_POINTS.toFixed(4), EXACT_POINTS.toFixed(2), EXACT_SENSITIVE.toFixed(3)]
} as const;

export type Secret = keyof typeof secrets;

/** A number as people and machines write it: whole, and in thousands of one decimal or none. Separators are taken out of what is searched. */
function written(amount: number): readonly string[] {
  const thousands = amount / 1000;
  return [String(amount), `${thousands.toFixed(1)}K`, `${thousands.toFixed(0)}K`];
}

/** Where a text was seen, and the text. */
export type Seen = { readonly where: string; readonly text: string };

/** The secrets of a kind that stand in what was seen, with their places. */
export function foundIn(seen: readonly Seen[], kinds: readonly Secret[]): readonly string[] {
  return kinds.flatMap((kind) =>
    secrets[kind].flatMap((secret) => {
      const wanted = searchable(secret);
      return seen.flatMap((one) => (searchableOnce(one).includes(wanted) ? [`${kind} "${secret}" in ${one.where}`] : []));
    })
  );
}

const searched = new WeakMap<Seen, string>();

/** A screen is searched for many secrets, and its text made searchable once. */
function searchableOnce(seen: Seen): string {
  const known = searched.get(seen);
  if (known !== undefined) return known;
  const text = searchable(seen.text);
  searched.set(seen, text);
  return text;
}

/** Text without letter case and without what separates thousands; the comma of a German decimal becomes a point. */
function searchable(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d),(?=\d)/g, '.')
    .replace(/(?<=\d)[\s\u00a0\u202f](?=k\b)/g, '');
}
