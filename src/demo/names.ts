import type { Random } from './random.ts';

/** Invented words that company names are put together from; no real company is meant. */
const FIRST_PARTS = [
  'Quill',
  'Ember',
  'Thistle',
  'Harrow',
  'Brindle',
  'Larch',
  'Marrow',
  'Tarn',
  'Wren',
  'Gorse',
  'Fable',
  'Hollow',
  'Juniper',
  'Kestrel',
  'Lantern',
  'Moss',
  'Nettle',
  'Otter',
  'Pebble',
  'Raven',
  'Sorrel',
  'Tansy',
  'Umber',
  'Velvet',
  'Willow',
  'Yarrow',
  'Zephyr',
  'Bramble',
  'Cinder',
  'Drift',
  'Elder',
  'Flint',
  'Glimmer',
  'Heather',
  'Iron',
  'Jackdaw',
  'Loom',
  'Mirth',
  'Nimbus',
  'Pewter'
] as const;

const SECOND_PARTS = [
  'haven',
  'gate',
  'mere',
  'wick',
  'spire',
  'crest',
  'forge',
  'hollow',
  'march',
  'fell',
  'thorpe',
  'water',
  'stead',
  'bourne',
  'cairn',
  'weald',
  'holm',
  'dale'
] as const;

const LAST_WORDS: Readonly<Record<string, readonly string[]>> = {
  Technology: ['Software', 'Systems', 'Labs', 'Cloudworks', 'Robotics'],
  Telecommunications: ['Networks', 'Telecom', 'Signal'],
  Manufacturing: ['Manufacturing', 'Machine Works', 'Tools', 'Mills'],
  Healthcare: ['Clinics', 'Health', 'Care Group'],
  Finance: ['Bank', 'Capital', 'Trust', 'Insurance'],
  Retail: ['Stores', 'Trading', 'Outfitters'],
  Education: ['Academy', 'College', 'Learning'],
  Energy: ['Energy', 'Power', 'Solar'],
  Media: ['Media', 'Press', 'Pictures'],
  Transportation: ['Logistics', 'Freight', 'Lines']
};

/** Names of companies that write themselves in other scripts, or with commas and quotes. */
const UNUSUAL_NAMES = [
  '青竹云软件有限公司',
  '白鹭 "云帆" 科技',
  'ほしのしま製作所',
  '月影ロジスティクス株式会社',
  'Möwenstein Gerätebau GmbH & Co. KG',
  'Grünwipfel Lagerhäuser',
  'Fennimarsh, Sons & Daughter',
  'The "Lower Deck" Company',
  "O'Tarrow Fisheries",
  'Ünderhügel Verlag'
] as const;

const GIVEN_NAMES = [
  'Ilsabet',
  'Corven',
  'Maelis',
  'Tobren',
  'Ysolda',
  'Fenwick',
  'Arlena',
  'Dorrin',
  'Kestra',
  'Lowen',
  'Perrin',
  'Sorcha',
  'Tamsin',
  'Ulric',
  'Vessa',
  'Wystan',
  'Zella',
  'Brannoc',
  'Ciara',
  'Edric',
  'Jorunn',
  'Merrit',
  'Nerys',
  'Orla',
  'Rowena',
  'Sabine',
  'Thora',
  'Wilmot',
  '美月',
  '浩然',
  '結衣',
  'Jürgen',
  'Zoë'
] as const;

const FAMILY_NAMES = [
  'Ashgrove',
  'Brackenby',
  'Coldwater',
  'Dunmere',
  'Elderwick',
  'Fairweather',
  'Greymantle',
  'Hobbsworth',
  'Ironwood',
  'Jessamy',
  'Kettleby',
  'Longmarsh',
  'Mistlethorn',
  'Nightingle',
  'Oakhollow',
  'Pennywhistle',
  'Quickbeam',
  'Rushmoor',
  'Silverlode',
  'Thornbury-Vale',
  'Underhay',
  'Vinterling',
  'Wetherspur',
  'Yellowleaf',
  'Zimmerwald',
  'Großfelder',
  '林间',
  '星野',
  "O'Merrow"
] as const;

/** A person's name; any likeness is chance. */
export type PersonName = { readonly first: string; readonly last: string };

/** Draws a person's name. */
export function personName(random: Random): PersonName {
  return { first: random.pick(GIVEN_NAMES), last: random.pick(FAMILY_NAMES) };
}

/** First halves of company names in random order, every one once; the showcase's own is kept out. */
export function companyStems(random: Random): readonly string[] {
  const stems = FIRST_PARTS.flatMap((first) => SECOND_PARTS.map((second) => first + second));
  return random.shuffled(stems.filter((stem) => stem !== 'Quillhaven'));
}

/**
 * Name of the company with a running number.
 *
 * @param stems  from `companyStems`; they repeat with a region's name after the last one
 */
export function companyName(stems: readonly string[], index: number, industry: string, random: Random): string {
  if (index % 30 === 7) {
    const unusual = UNUSUAL_NAMES[Math.floor(index / 30) % UNUSUAL_NAMES.length] as string;
    return index < 30 * UNUSUAL_NAMES.length ? unusual : `${unusual} ${Math.floor(index / 30)}`;
  }
  const round = Math.floor(index / stems.length);
  const words = `${stems[index % stems.length]} ${random.pick(LAST_WORDS[industry] ?? ['Group'])}`;
  return round === 0 ? words : `${words} ${['North', 'South', 'East', 'West'][round - 1] ?? round}`;
}

/** Letters and digits of a name for mail and web addresses. */
export function addressPart(name: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  return plain === '' ? `x${[...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(36)).join('')}` : plain;
}
