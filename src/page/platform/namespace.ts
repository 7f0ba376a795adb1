import { addNamespace } from './ownNames.ts';
import { session } from './session.ts';

/** The package's own names in a text as the org has them: with the package's namespace, where the page is shown with one. */
export const withNamespace = session.namespace === undefined ? (text: string): string => text : addNamespace(session.namespace);
