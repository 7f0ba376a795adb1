/** A place in Lightning Experience, as components name it. */
export type PageReference = {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly state: Readonly<Record<string, string>>;
};

/**
 * The address of a page reference; the same addresses as in Lightning Experience.
 *
 * @throws for a type that the local page has no place for
 * @example urlOf({ type: 'standard__recordPage', attributes: { objectApiName: 'Case', recordId: '500', actionName: 'view' }, state: {} })
 *          // '/lightning/r/Case/500/view'
 */
export function urlOf({ type, attributes, state = {} }: Partial<PageReference> & Pick<PageReference, 'type' | 'attributes'>): string {
  const { objectApiName, recordId, actionName = 'view', pageName, apiName, url } = attributes;
  if (type === 'standard__webPage' && url !== undefined) return url;
  return `${path(type)}${query(state)}`;

  function path(kind: string): string {
    if (kind === 'standard__recordPage') return `/lightning/r/${objectApiName ?? recordId}/${recordId}/${actionName}`;
    if (kind === 'standard__objectPage') return `/lightning/o/${objectApiName}/${actionName === 'home' ? 'list' : actionName}`;
    if (kind === 'standard__namedPage') return `/lightning/page/${pageName}`;
    if (kind === 'standard__navItemPage') return `/lightning/n/${apiName}`;
    throw new Error(`The local page cannot go to a page of the type ${kind}.`);
  }
}

function query(state: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(state).toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * The page reference of an address.
 *
 * @param search  query with or without the question mark
 */
export function referenceOf(pathname: string, search: string): PageReference {
  const state = Object.fromEntries(new URLSearchParams(search));
  const [, lightning, kind, first = '', second, third = 'view'] = pathname.split('/');
  const place = lightning === 'lightning' ? kind : undefined;
  if (place === 'r' && second !== undefined) {
    return { type: 'standard__recordPage', attributes: { objectApiName: first, recordId: second, actionName: third }, state };
  }
  if (place === 'o') return { type: 'standard__objectPage', attributes: { objectApiName: first, actionName: second ?? 'list' }, state };
  if (place === 'page') return { type: 'standard__namedPage', attributes: { pageName: first }, state };
  return { type: 'standard__navItemPage', attributes: { apiName: first }, state };
}
