/**
 * Addresses of one page: `url(path)` carries the key, as a browser needs it; `fetch` asks as a browser does that has opened the page.
 */
export type PageAddress = {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly url: (path: string) => string;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
};

/** @param printed  the address that the page prints, with its key */
export function pageAddress(printed: string): PageAddress {
  const { origin, search } = new URL(printed);
  const url = (path: string): string => {
    const address = new URL(path, origin);
    for (const [name, value] of new URLSearchParams(search)) address.searchParams.set(name, value);
    return address.href;
  };
  let cookie: Promise<string> | undefined;
  return {
    origin,
    url,
    fetch: async (path, init = {}) => {
      cookie ??= openPage(printed);
      const headers = new Headers(init.headers);
      headers.set('cookie', await cookie);
      return fetch(new URL(path, origin), { redirect: 'manual', ...init, headers });
    }
  };
}

async function openPage(printed: string): Promise<string> {
  const answer = await fetch(printed, { redirect: 'manual' });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`the page gave no cookie for its own address: ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}
