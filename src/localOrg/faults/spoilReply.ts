import type { OrgReply } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { Occasion } from './faultSwitch.ts';

const results = /^\/services\/data\/v\d+\.\d\/jobs\/query\/\w+\/results\/?(?:\?|$)/;
const newJob = /^\/services\/data\/v\d+\.\d\/jobs\/(?:query|ingest)\/?$/;
const upload = /^\/services\/data\/v\d+\.\d\/jobs\/ingest\/\w+\/batches\/?$/;
const close = /^\/services\/data\/v\d+\.\d\/jobs\/ingest\/\w+\/?$/;

type Answered = { readonly org: LocalOrg; readonly occasion: Occasion & { readonly path: string; readonly method: string } };

/** What becomes of a reply on its way back: the org has acted. */
export function spoilReply(answered: Answered, reply: OrgReply): OrgReply {
  if (isReplyLost(answered)) return { ...reply, broken: { kind: 'reset' } };
  const { org, occasion } = answered;
  if (org.faults.fires('empty_body', occasion)) {
    reply.stream?.destroy();
    return { status: reply.status, text: '', ...(reply.headers ? { headers: reply.headers } : {}) };
  }
  const drip = org.faults.fires('slow_drip', occasion);
  if (drip) return { ...reply, broken: { kind: 'drip', ...drip } };
  const cut = reply.json === undefined ? undefined : org.faults.fires('truncated_json', occasion);
  if (cut) return { ...reply, json: undefined, text: JSON.stringify(reply.json).slice(0, cut.bytes) };
  return results.test(occasion.path) && reply.status === 200 ? spoilPage(answered, reply) : reply;
}

function isReplyLost({ org: { faults }, occasion }: Answered): boolean {
  const { path, method } = occasion;
  if (faults.fires('reset_after', occasion)) return true;
  if (method === 'POST' && newJob.test(path) && faults.fires('create_reply_lost', occasion)) return true;
  const isIngest = (method === 'PUT' && upload.test(path)) || (method === 'PATCH' && close.test(path));
  return isIngest && faults.fires('ingest_reply_lost', occasion) !== undefined;
}

/** A page of the results of a query job. */
function spoilPage({ org: { faults }, occasion }: Answered, reply: OrgReply): OrgReply {
  const { 'Sforce-Locator': locator = 'null', ...others } = reply.headers ?? {};
  if (faults.fires('locator_missing', occasion)) return { ...reply, headers: others };
  const asked = new URL(occasion.path, 'http://localhost').searchParams.get('locator') ?? locator;
  if (faults.fires('locator_repeated', occasion)) return { ...reply, headers: { ...others, 'Sforce-Locator': asked } };
  const count = faults.fires('wrong_count', occasion);
  if (count) {
    const announced = Number(others['Sforce-NumberOfRecords'] ?? 0) + count.by;
    return { ...reply, headers: { ...reply.headers, 'Sforce-NumberOfRecords': String(announced) } };
  }
  const cut = faults.fires('page_cut', occasion);
  if (cut) return { ...reply, broken: { kind: 'cut', bytes: cut.bytes } };
  return faults.fires('bad_gzip', occasion) ? { ...reply, broken: { kind: 'gzip' } } : reply;
}
