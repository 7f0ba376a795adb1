import { browser } from './browser.ts';
import type { PackageNamespace } from './ownNames.ts';

/** Who looks at the page, as the page's server read it from the org; written into the page as JSON. */
export type Session = {
  readonly user: string;
  readonly users: readonly string[];
  readonly userId: string;
  readonly userName: string;
  readonly orgName: string;
  readonly language: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly isAdministrator: boolean;
  readonly customPermissions: readonly string[];
  readonly apiVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Namespace under which the org has the package; absent where it has none. */
  readonly namespace?: PackageNamespace;
};

/** The viewer's session. */
export const session: Session = JSON.parse(browser.document.getElementById('session')?.textContent ?? '{}') as Session;

/** A custom label in the viewer's language. */
export function label(name: string): string {
  return session.labels[name] ?? `c.${name}`;
}

const formFactors = ['Small', 'Medium', 'Large'] as const;
type FormFactor = (typeof formFactors)[number];

/**
 * The kind of device: `?formFactor=` of the address, else from the width of the screen when the page was loaded. Salesforce decides it by
 * user agent.
 */
export function formFactor(): FormFactor {
  const chosen = new URLSearchParams(browser.location.search).get('formFactor');
  const known = formFactors.find((each) => each === chosen);
  if (known !== undefined) return known;
  if (browser.matchMedia('(max-width: 480px)').matches) return 'Small';
  return browser.matchMedia('(max-width: 768px)').matches ? 'Medium' : 'Large';
}
