import { minuteMs } from '../domain/duration.ts';

const firstPauseMs = 500;
const longestPauseMs = minuteMs;

/**
 * Milliseconds to wait before a request is tried again: what the org asks for in `Retry-After`, up to a minute, else full
 * jitter below a bound that doubles with each try. Salesforce's core API does not document the header, so it is never needed.
 *
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param attempt     tries so far, from 1
 * @param retryAfter  the header as sent: seconds or an HTTP date
 */
export function retryPauseMs(attempt: number, retryAfter?: string | null): number {
  const askedMs = askedFor(retryAfter ?? '');
  if (askedMs > 0) return Math.min(askedMs, longestPauseMs);
  return Math.random() * Math.min(firstPauseMs * 2 ** attempt, longestPauseMs);
}

function askedFor(retryAfter: string): number {
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
  return Date.parse(retryAfter) - Date.now();
}
