import type { IncomingMessage } from 'node:http';
import { objectOfRequest } from '../http/objectOfRequest.ts';
import type { OrgReply } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import { answerInstead } from './answerInstead.ts';
import { isControl } from './controlPath.ts';
import { spoilReply } from './spoilReply.ts';

/** The org's own answer, and the body of the request once it was read. */
type Answering = { readonly answer: () => Promise<OrgReply>; readonly seen: { readonly body?: Buffer } };

/**
 * The org's answer to a request, with whatever goes wrong before it and after it.
 *
 * Before the org acts only the address tells what a request is about; after it the body does, too.
 */
export async function answerWithFaults(org: LocalOrg, incoming: IncomingMessage, { answer, seen }: Answering): Promise<OrgReply> {
  const path = incoming.url ?? '/';
  const url = URL.parse(path, 'http://localhost');
  if (org.faults.isQuiet || !url || isControl(url.pathname)) return answer();
  const occasion = { method: incoming.method ?? 'GET', path, object: objectOfRequest(org, { url }) };
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(incoming.headers.authorization ?? '')?.[1];
  const instead = answerInstead({ org, occasion, host, token });
  if (instead) return instead;
  const reply = await answer();
  return spoilReply({ org, occasion: { ...occasion, object: objectOfRequest(org, { url, ...seen }) } }, reply);
}
