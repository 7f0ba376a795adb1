import { fitEase } from '../../src/propensity/ease.ts';
import { snapshotOn } from '../../src/propensity/snapshot.ts';
import { onlineRetail } from './onlineRetail.ts';

// A process of its own, because the peak of memory is that of the process.
const request = onlineRetail();
const known = snapshotOn(request, request.today - request.days);
const began = process.cpuUsage();
fitEase(known, 500);
const { user, system } = process.cpuUsage(began);
console.log(JSON.stringify({ processorSeconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
