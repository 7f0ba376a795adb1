import { languages } from './scene.ts';
import type { Scene } from './scene.ts';

const intro = `# Screens

Every state of every screen, as it is drawn by the components of this package. Made by \`node test/page/screens.ts\`; nobody edits this folder by hand.

Each sheet shows one state in one language: light at 1280 and 360 px, then dark at 1280 and 360 px. Accounts, people and records are those of the demo company or of a small org that the script fills; names of measures, scorecards and bands are shown as the admin wrote them.
`;

const languageNames: Readonly<Record<(typeof languages)[number], string>> = {
  en_US: 'English',
  de: 'Deutsch',
  ja: '日本語',
  zh_CN: '中文'
};

/** Page that shows the sheets: the English ones in place, the others by a link. */
export function indexOf(scenes: readonly Scene[]): string {
  return [intro, ...scenes.map(sectionOf)].join('\n');
}

function sectionOf({ name, title, says }: Scene): string {
  const [own, ...others] = languages;
  const links = others.map((language) => `[${languageNames[language]}](${name}.${language}.webp)`).join(' · ');
  return `## ${title}\n\n${says} ${links}\n\n![${title}: ${says}](${name}.${own}.webp)\n`;
}
