/** A part of the platform that the local org lacks: the client gets 501 with what is missing, not a 404 that looks like a typing error. */
type Refused = { readonly path: RegExp; readonly what: string };

const data = '^/services/data/v\\d+\\.\\d/';

const refused: readonly Refused[] = [
  { path: new RegExp(`${data}composite/graph/?$`), what: 'composite graphs' },
  { path: new RegExp(`${data}(?:search|parameterizedSearch)(?:/|$)`), what: 'search (SOSL)' },
  { path: new RegExp(`${data}(?:chatter|connect)(?:/|$)`), what: 'the Connect (Chatter) API' },
  { path: new RegExp(`${data}(?:analytics|wave)(?:/|$)`), what: 'reports and analytics' },
  { path: new RegExp(`${data}(?:tabs|theme|appMenu)(?:/|$)`), what: 'tabs, themes and app menus' },
  { path: new RegExp(`${data}(?:quickActions|actions)(?:/|$)`), what: 'quick actions and invocable actions' },
  { path: new RegExp(`${data}process(?:/|$)`), what: 'approvals and process rules' },
  { path: new RegExp(`${data}sobjects/[^/]+/(?:quickActions|listviews|relevantItems)(?:/|$)`), what: 'list views and quick actions' },
  { path: new RegExp(`${data}sobjects/[^/]+/describe/[^/]+(?:/|$)`), what: 'layouts in describe' },
  { path: new RegExp(`${data}event(?:Series|Schema)?(?:/|$)`), what: 'platform events' },
  { path: new RegExp(`${data}tooling/(?:executeAnonymous|runTests(?:Asynchronous|Synchronous))(?:/|$)`), what: 'Apex' },
  { path: /^\/services\/apexrest(?:\/|$)/, what: 'Apex REST' },
  { path: /^\/services\/scim(?:\/|$)/, what: 'SCIM (create users through sobjects/User)' },
  { path: /^\/services\/oauth2\/(?:authorize|introspect|register)(?:\/|$)/, what: 'this part of OAuth 2.0' }
];

/** What a path asks for that the platform has and the local org lacks; undefined = nothing that is known. */
export function refusedPart(path: string): string | undefined {
  return refused.find((each) => each.path.test(path))?.what;
}
