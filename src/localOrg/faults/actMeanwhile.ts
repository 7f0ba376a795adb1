import { expected } from '../expected.ts';
import { errorReply } from '../http/errorReply.ts';
import type { Method, OrgReply, OrgRequest } from '../http/route.ts';
import type { Router } from '../http/router.ts';
import type { LocalOrg } from '../localOrg.ts';
import { contextOf } from '../orgContext.ts';
import { adminUsername } from '../seed/createOrg.ts';
import type { Occasion } from './faultSwitch.ts';

type Place = { readonly org: LocalOrg; readonly router: Router };

/** A request that the org makes to itself for somebody. */
type OwnRequest = { readonly userId: string; readonly method: Method; readonly url: string; readonly body: Buffer };

/** Commits what is due, then has somebody act before the request of this occasion is answered. */
export function actMeanwhile(place: Place, occasion: Occasion): void {
  const { org } = place;
  commitDue(place);
  const act = org.faults.isQuiet ? undefined : org.faults.fires('meanwhile', occasion);
  if (!act) return;
  const { method, path, body } = act.does;
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null));
  answerOwn(place, { userId: administratorOf(org), method, url: path, body: bytes });
}

/** Commits the writes that wait and are due: they are stamped with the moment at which they were made. */
function commitDue(place: Place): void {
  const { org } = place;
  for (const write of org.transactions.takeDue(org.clock.nowMs())) {
    const held = org.clock.holdStamps(write.madeMs);
    try {
      answerOwn(place, write);
    } finally {
      org.clock.holdStamps(held);
    }
  }
}

const recordWrite = /^\/services\/data\/v\d+\.\d\/(?:sobjects|composite)\/|^\/services\/Soap\/u\//;

type Incoming = Pick<OrgRequest, 'method' | 'body'> & { readonly url: string; readonly userId: string };

/** Puts a write of records aside where it commits late; undefined where it is to be answered now. */
export function putAside(org: LocalOrg, occasion: Occasion, incoming: Incoming): OrgReply | undefined {
  if (org.faults.isQuiet || incoming.method === 'GET' || incoming.method === 'HEAD' || !recordWrite.test(incoming.url)) return undefined;
  const late = org.faults.fires('late_commit', occasion);
  if (!late) return undefined;
  const madeMs = org.clock.nowMs();
  const dueMs = madeMs + late.delayS * 1000;
  const { method, url, body, userId } = incoming;
  org.transactions.keep({ method, url, body, userId, madeMs, dueMs, holdsMark: late.holdsMark });
  return { status: 202, json: { commitsAt: new Date(dueMs).toISOString() } };
}

/** Answers a request that nobody waits for. One that is refused is a mistake of whoever set the fault, and said loudly. */
function answerOwn(place: Place, { userId, method, url, body }: OwnRequest): void {
  const reply = attempt(place, { userId, method, url, body });
  if (reply.status < 400) return;
  throw new Error(`The local org was to ${method} ${url} by itself and was refused: ${JSON.stringify(reply.json ?? reply.text)}`);
}

function attempt({ org, router }: Place, { userId, method, url: text, body }: OwnRequest): OrgReply {
  try {
    const url = new URL(text, 'http://localhost');
    const { route, params } = router.find(method, url.pathname);
    const request: OrgRequest = {
      org,
      method,
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: { 'content-type': 'application/json' },
      body,
      dispatch: () => {
        throw new Error('A request that the local org makes to itself holds no others');
      }
    };
    const reply = route.open ? route.handle(request) : route.handle({ ...request, context: expected(contextOf(org, userId), 'its user') });
    if (reply instanceof Promise) throw new Error(`${method} ${text} is not answered at once`);
    return reply;
  } catch (error) {
    return errorReply(error, `${method} ${text}`);
  }
}

function administratorOf(org: LocalOrg): string {
  const row = org.database.statement('select "Id" as id from "User" where "Username" = ?').get(adminUsername);
  return String(expected(row, 'the administrator')['id']);
}
