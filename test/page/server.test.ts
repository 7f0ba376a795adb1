import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage } from './ownPage.ts';

let own: OwnPage;

beforeAll(async () => {
  own = await startOwnPage(join(import.meta.dirname, 'fixtures/package'));
});

afterAll(() => own.close());

/** Status of a request with a Host header of its own, which fetch does not allow. */
function statusForHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${own.page.origin}/lightning/o/Account/list`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.once('error', reject);
    call.end();
  });
}

describe('server of the page', () => {
  it('answers to this computer only', async () => {
    const { port } = new URL(own.page.origin);
    expect(await statusForHost(`localhost:${port}`)).toBe(401);
    expect(await statusForHost('evil.example')).toBe(403);
  });

  it('opens only to a browser that brought the key of the printed address', async () => {
    const paths = ['/', '/lightning/o/Account/list', '/styles/page.css', '/services/data', '/services/data/v66.0/limits', '/?key=guessed'];
    const headers = { 'x-headroom-user': 'admin' };
    for (const path of paths) expect((await fetch(own.page.origin + path, { headers, redirect: 'manual' })).status).toBe(401);
    const wrong = { ...headers, cookie: `headroom-page-${new URL(own.page.origin).port}=guessed` };
    expect((await fetch(`${own.page.origin}/services/data/v66.0/limits`, { headers: wrong })).status).toBe(401);
    const closed = await fetch(`${own.page.origin}/lightning/o/Account/list`);
    expect(await closed.text()).toContain('opens by the address that "npm start" or "headroom page open" printed');
  });

  it('takes the key out of the address into a cookie that neither scripts nor other sites get', async () => {
    const opened = await fetch(own.page.url('/lightning/o/Account/list?user=rep'), { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([302, '/lightning/o/Account/list?user=rep']);
    expect(opened.headers.get('set-cookie')).toMatch(/^headroom-page-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await own.page.fetch('/lightning/o/Account/list?user=rep')).status).toBe(200);
  });

  it('takes the key from no request that could write', async () => {
    const body = { method: 'POST', headers: { 'x-headroom-user': 'admin' }, body: '{}' };
    expect((await fetch(own.page.url('/services/data/v66.0/graphql'), { ...body, redirect: 'manual' })).status).toBe(401);
  });

  it('allows no script but its own files and the import map', async () => {
    const answer = await own.page.fetch('/lightning/o/Account/list');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}';/);
    expect(policy).toContain("default-src 'none'");
  });

  it('never gives the browser a token', async () => {
    const html = await (await own.page.fetch('/lightning/o/Account/list')).text();
    expect(html).not.toContain(own.accessToken);
  });

  it('passes calls on to the org only for a user that the page names itself', async () => {
    const path = '/services/data/v66.0/ui-api/object-info/Account';
    expect((await own.page.fetch(path)).status).toBe(400);
    expect((await own.page.fetch(path, { headers: { 'x-headroom-user': 'nobody' } })).status).toBe(400);
    expect((await own.page.fetch(path, { headers: { 'x-headroom-user': 'constructor' } })).status).toBe(400);
    expect((await own.page.fetch(path, { headers: { 'x-headroom-user': 'rep' } })).status).toBe(200);
  });

  it('gives the list of API versions to everyone, with the clock of the org', async () => {
    const answer = await own.page.fetch('/services/data');
    expect([answer.status, Number.isNaN(Date.parse(answer.headers.get('date') ?? ''))]).toEqual([200, false]);
  });

  it('does not reach what is no data of the org', async () => {
    const headers = { 'x-headroom-user': 'admin' };
    expect((await own.page.fetch('/services/headroom-local/clock', { method: 'POST', headers })).status).toBe(405);
    expect((await own.page.fetch('/services/oauth2/userinfo', { headers })).status).toBe(404);
  });

  it('refuses an unknown user, a language that is none and an unknown file', async () => {
    expect((await own.page.fetch('/lightning/o/Account/list?user=boss')).status).toBe(400);
    expect((await own.page.fetch('/lightning/o/Account/list?user=constructor')).status).toBe(400);
    expect((await own.page.fetch('/lightning/o/Account/list?lang=x%22y')).status).toBe(400);
    expect((await own.page.fetch('/app/none/main.js')).status).toBe(404);
    expect((await own.page.fetch('/fonts/..%2f..%2fpackage.json')).status).toBe(404);
  });

  it('does not take a browser that leaves for a failure of its own', async () => {
    const noted = vi.spyOn(console, 'error').mockReturnValue();
    const headers = { 'x-headroom-user': 'admin' };
    for (let at = 0; at < 20; at++) {
      const leaving = new AbortController();
      const asked = own.page.fetch('/services/data/v66.0/ui-api/object-info/Account', { headers, signal: leaving.signal });
      setTimeout(() => leaving.abort(), at % 5);
      await asked.then((answer) => answer.text()).catch((error: Error) => expect(error.name).toBe('AbortError'));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(noted.mock.calls).toEqual([]);
    noted.mockRestore();
  });

  it('sends scripts and styles compressed', async () => {
    const answer = await own.page.fetch('/styles/slds.css');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });
});
