import { createHash } from 'node:crypto';
import type { PageBuild } from '../build/buildPage.ts';
import { labelsFor } from '../build/labels.ts';
import type { PackageNamespace } from '../platform/ownNames.ts';
import type { PageFiles } from './pageFiles.ts';
import { apiVersion } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/** What the HTML of the page is made from. */
export type PageHtmlInput = {
  readonly build: PageBuild;
  readonly files: PageFiles;
  readonly viewer: Viewer;
  readonly users: readonly string[];
  readonly theme: string | null;
  readonly namespace: PackageNamespace | undefined;
};

/**
 * The HTML of the page and the policy it goes out with.
 *
 * Scripts come from this server only; the one inline script is the import map, allowed by its hash. Inline styles are
 * allowed, as in Salesforce: the framework puts a component's styles into the document.
 */
export function pageHtml({ build, files, viewer, users, theme, namespace }: PageHtmlInput): {
  html: string;
  contentSecurityPolicy: string;
} {
  const importMap = importMapOf(build, files);
  const session = { ...viewer, users, apiVersion, labels: labelsFor(build.labels, viewer.language), namespace };
  const html = `<!doctype html>
<html lang="${escape(viewer.language.replaceAll('_', '-'))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Headroom, local org</title>
<link rel="icon" href="/styles/icon.svg">
<link rel="stylesheet" href="/styles/slds.css">
${fontsOf(viewer.language)}
<link rel="stylesheet" href="/styles/page.css">
<script type="importmap">${importMap}</script>
<script type="application/json" id="session">${inScript(session)}</script>
${preloads(files)}
<script type="module" src="${files.appPath}/main.js"></script>
</head>
<body class="slds-scope ${schemeOf(theme)}">
<div id="app"></div>
</body>
</html>
`;
  return { html, contentSecurityPolicy: policy(importMap) };
}

function importMapOf({ app, vendor }: PageBuild, files: PageFiles): string {
  const imports: Record<string, string> = {};
  for (const [id, file] of Object.entries(vendor.imports)) imports[id] = `${files.vendorPath}/${file}`;
  for (const [id, file] of Object.entries(app.imports)) imports[id] = `${files.appPath}/${file}`;
  return inScript({ imports });
}

function preloads(files: PageFiles): string {
  return ['synthetic-shadow', 'lwc']
    .map((name) => (name === 'lwc' ? name : `lwc-${name}`))
    .map((name) => `<link rel="modulepreload" href="${files.vendorPath}/${name}.js">`)
    .join('\n');
}

/** Style sheets that name the Chinese and Japanese fonts; the browser fetches only the parts that a page's text needs. */
function fontsOf(language: string): string {
  const families = language.startsWith('ja') ? ['noto-sans-jp', 'noto-sans-sc'] : ['noto-sans-sc', 'noto-sans-jp'];
  return families.map((family) => `<link rel="stylesheet" href="/fonts/${family}/index.css">`).join('\n');
}

function schemeOf(theme: string | null): string {
  if (theme === 'light' || theme === 'dark') return `slds-color-scheme_${theme}`;
  return 'slds-color-scheme_system';
}

function policy(importMap: string): string {
  const hash = createHash('sha256').update(importMap).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; ');
}

/** JSON that can stand in a script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
