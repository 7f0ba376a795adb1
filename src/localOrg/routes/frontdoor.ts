import { type FrontdoorPass, redeemPass } from '../identity/frontdoor.ts';
import { readPerson } from '../identity/person.ts';
import { formOf } from '../http/jsonBody.ts';
import type { OpenRoute, OrgReply, OrgRequest } from '../http/route.ts';
import { userOfAccessToken } from '../session/tokens.ts';

/**
 * Where a frontdoor URL leads, with the one-time password of singleaccess or with a session id of its own. The local org has no user
 * interface, so it says who came in, what was to be seen and how to see the data instead; it never shows a record.
 * Source: https://help.salesforce.com/s/articleView?id=xcloud.security_frontdoorjsp.htm
 */
export const frontdoorRoute: OpenRoute = {
  says: 'explains in a browser what the local org is',
  method: 'GET',
  path: '/secur/frontdoor.jsp',
  open: true,
  tokenIn: 'the address or the form',
  handle: frontdoor
};

export const frontdoorPostRoute: OpenRoute = { ...frontdoorRoute, method: 'POST' };

function frontdoor(request: OrgRequest): OrgReply {
  const { org } = request;
  const form = formOf(request);
  const pass = redeemPass(org, form.get('otp') ?? '') ?? passOfSession(request, form);
  const person = pass && readPerson(org, pass.userId);
  if (!person) return page(403, 'This link works once, and it was used before. Ask for a new one: <code>sf org open --url-only</code>');
  const lines = [
    `${escaped(person.name)} (${escaped(person.username)}) is signed in to the local org ${org.id}.`,
    `It answers Salesforce's APIs and has no user interface, so <code>${escaped(pass.startUrl)}</code> cannot be shown.`,
    'To look at its data: <code>sf data query --query "SELECT Id, Name FROM Account"</code>',
    'To see what it holds: <code>sf sobject list --sobject all</code>'
  ];
  return page(200, lines.join('</p><p>'));
}

function passOfSession({ org }: OrgRequest, form: URLSearchParams): FrontdoorPass | undefined {
  const userId = userOfAccessToken(org, form.get('sid') ?? '');
  return userId === undefined ? undefined : { userId, startUrl: form.get('retURL') ?? '/' };
}

function page(status: number, html: string): OrgReply {
  const text = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Local org</title></head><body><h1>Local org</h1><p>${html}</p></body></html>`;
  return { status, text, contentType: 'text/html;charset=UTF-8', headers: { 'Content-Security-Policy': "default-src 'none'" } };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
