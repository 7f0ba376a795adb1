import type { Behaviour } from './behaviour.ts';

/** Address of a page of the REST API Developer Guide. */
export function restGuide(page: string): string {
  return `https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/${page}.htm`;
}

/** The three parts of an entry that most lists repeat, in one line: fact, page of the guide, test. */
export function documented(says: string, page: string, test: Behaviour['test']): Behaviour {
  return { says, source: restGuide(page), standing: 'documented', test };
}

/** A fact that a source shows in a recorded reply, or a client depends on. */
export function observed(says: string, source: string, test: Behaviour['test']): Behaviour {
  return { says, source, standing: 'observed', test };
}

/** A fact that nothing public settles. */
export function unconfirmed(says: string, source: string, test: Behaviour['test']): Behaviour {
  return { says, source, standing: 'unconfirmed', test };
}
