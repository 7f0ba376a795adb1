import type { IncomingMessage } from 'node:http';
import { objectOfRequest } from '../http/objectOfRequest.ts';
import type { OrgReply } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import { answerInstead } from './answerInstead.ts';
import { isControl } from './controlPath.ts';
import { spoilReply } from './spoilReply.ts';

/** The org's answer to a request, with whatever goes wrong before it and after it. */
export async function answerWithFaults(org: LocalOrg, incoming: IncomingMessage, answer: () => Promise<OrgReply>): Promise<OrgReply> {
  const path = incoming.url ?? '/';
  const url = URL.parse(path, 'http://localhost');
  if (org.faults.isQuiet || !url || isControl(url.pathname)) return answer();
  const occasion = { method: incoming.method ?? 'GET', path, object: objectOfRequest(org, { url }) };
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(incoming.headers.authorization ?? '')?.[1];
  const instead = answerInstead({ org, occasion, host, token });
  if (instead) return instead;
  return spoilReply({ org, occasion }, await answer());
}
