import { fitEase } from '../../../src/propensity/ease.ts';
import { replay } from '../../../src/propensity/replay.ts';
import type { Replayed, ReplayRequest } from '../../../src/propensity/replay.ts';
import { snapshotOn } from '../../../src/propensity/snapshot.ts';
import { whySkipped } from '../../data.ts';
import { generatedMarket } from '../../propensity/generatedMarket.ts';
import { ONLINE_RETAIL_FILES, onlineRetail } from '../../propensity/onlineRetail.ts';

/**
 * Suggestions of a wide catalogue (the public wholesaler) or of a large book (generated), printed as a table of
 * docs/PERFORMANCE.md. One of the two a process, because the peak is that of the process.
 * `node test/bench/propensity/suggestions.ts wholesaler` or `... book [accounts] [product lines]`
 */
const [which = 'book', accounts = '100000', items = '20'] = process.argv.slice(2);

function timed<T>(name: string, work: () => T): T {
  const began = { clock: performance.now(), processor: process.cpuUsage() };
  const made = work();
  const { user, system } = process.cpuUsage(began.processor);
  const seconds = [(performance.now() - began.clock) / 1e3, (user + system) / 1e6].map((one) => `${one.toFixed(1)} s`);
  console.log(`| ${[name, ...seconds, `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`].join(' | ')} |`);
  return made;
}

function reportOf({ replay: found }: Replayed): string {
  const [best] = found.tested;
  const shown = found.refused ?? `${found.method} ${found.lambda ?? ''}`;
  return `${shown}: precision ${best?.precision ?? '-'}, NDCG ${best?.ndcg ?? '-'}, ${found.calibration.length} steps`;
}

function run(request: ReplayRequest, fit: string): void {
  console.log('| step | by the clock | of the processor | peak so far |\n|---|---|---|---|');
  const known = timed('what was known on a day', () => snapshotOn(request, request.today - request.days));
  timed(fit, () => fitEase(known, 500));
  const replayed = timed('the whole replay', () => replay(request));
  timed('suggestions for today', () => replayed.suggest());
  console.log(`\n${reportOf(replayed)}`);
}

if (which === 'wholesaler') {
  const skipped = whySkipped(ONLINE_RETAIL_FILES);
  if (skipped === undefined) run(onlineRetail(), 'EASE fitted once, 1,792 x 1,792');
  else console.log(skipped);
} else {
  const { request } = generatedMarket({ accounts: Number(accounts), items: Number(items), seed: 1, structure: 5 });
  run(request, 'EASE fitted once');
}
