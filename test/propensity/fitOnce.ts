import { fitEase } from '../../src/propensity/ease.ts';
import { snapshotOn } from '../../src/propensity/snapshot.ts';
import { onlineRetail } from './onlineRetail.ts';

// A process of its own, because the peak of memory is that of the process.
const request = onlineRetail();
const known = snapshotOn(request, request.today - request.days);
fitEase(known, 500);
console.log(JSON.stringify({ peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
