import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Parameter of the address that carries the page's key. */
const keyParameter = 'key';

/**
 * The key that opens one running page: random, made at its start, gone when it stops.
 *
 * Every user of this computer can reach a port of it, so the address alone must not open the page. The printed address carries the key
 * once; the page's server takes it from there into a cookie that scripts cannot read and other sites cannot send (`HttpOnly`,
 * `SameSite=Strict`), and leads to the same address without it. A cookie holds for every port of a host: a server of another user that
 * the same browser visits under this host name would get it, so the cookie's name tells only the port, and the key dies with the page.
 */
export type PageKey = {
  /** The address with the key in it, for the person who started the page. */
  readonly addressOf: (path: string) => string;
  /** Whether a request carries the page's cookie. */
  readonly isHeldBy: (request: IncomingMessage) => boolean;
  /** Answers an address that carries the key, with the cookie and the address without it; false where it carries none or a wrong one. */
  readonly exchange: (url: URL, response: ServerResponse) => boolean;
};

/**
 * Makes the key of a page.
 *
 * @param port  port on which the page listens on 127.0.0.1
 */
export function makePageKey(port: number): PageKey {
  const key = randomBytes(32).toString('base64url');
  const cookie = `headroom-page-${port}`;
  return {
    addressOf: (path) => {
      const url = new URL(path, `http://127.0.0.1:${port}`);
      url.searchParams.set(keyParameter, key);
      return url.href;
    },
    isHeldBy: ({ headers }) => cookiesIn(headers.cookie).some(([name, value]) => name === cookie && isSame(value, key)),
    exchange: (url, response) => {
      if (!isSame(url.searchParams.get(keyParameter) ?? '', key)) return false;
      const bare = new URLSearchParams(url.searchParams);
      bare.delete(keyParameter);
      const location = bare.size === 0 ? url.pathname : `${url.pathname}?${bare.toString()}`;
      const setCookie = `${cookie}=${key}; Path=/; HttpOnly; SameSite=Strict`;
      response.writeHead(302, { location, 'set-cookie': setCookie, 'cache-control': 'no-store' }).end();
      return true;
    }
  };
}

function cookiesIn(header = ''): readonly (readonly [name: string, value: string])[] {
  return header.split(';').map((part) => {
    const [name = '', ...value] = part.trim().split('=');
    return [name, value.join('=')] as const;
  });
}

/** Compares without telling by its duration how much was right. */
function isSame(given: string, key: string): boolean {
  const [a, b] = [given, key].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
