import type { Day } from './calendar.ts';
import { dateText } from './calendar.ts';
import type { CatalogueItem, LineKey } from './catalogue.ts';
import { CATALOGUE, RETIRED_SEAT } from './catalogue.ts';
import type { Customer, World } from './company.ts';
import type { Ledger } from './ledger.ts';
import type { PlannedFields } from './plan.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';

/** An asset as other records refer to it. */
export type InstalledAsset = { readonly key: string; readonly line: LineKey; readonly on: Day };

const RIVALS = ['Brassquill Insight', 'Moonkettle Connect', 'Tallowmere Academy'] as const;

/** Enters what a customer owns: bought, then installed; one in ten keeps part of it in the box. */
export function planAssets(ledger: Ledger, customer: Customer, world: World): readonly InstalledAsset[] {
  const random = customer.draws('assets');
  if (customer.life.story === 'dark') return [];
  const lagging = ['middling', 'troubled', 'declining', 'churned', 'drifted'].includes(customer.life.story) && random.chance(0.45);
  const assets = customer.purchases.flatMap((purchase, index) => {
    const key = `asset:${customer.key}:${index}`;
    const idle =
      purchase.line === 'platform' && (lagging || random.chance(0.06)) ? Math.ceil(purchase.quantity * random.between(0.15, 0.5)) : 0;
    const installed = { key, item: itemOf(purchase.line, purchase.on, world), quantity: purchase.quantity - idle, on: purchase.on };
    const parts: Part[] = idle > 0 ? [installed, { ...installed, key: `${key}:idle`, quantity: idle }] : [installed];
    for (const part of parts) {
      const corrected = random.chance(0.05);
      planPart(ledger, customer, { ...part, corrected, daysToInstall: part === installed ? installDays(lagging, random) : undefined });
    }
    return parts.map((part): InstalledAsset => ({ key: part.key, line: purchase.line, on: part.on }));
  });
  planRival(ledger, customer, world.period.start, random);
  return assets;
}

type Part = { readonly key: string; readonly item: CatalogueItem; readonly quantity: number; readonly on: Day };

/** `corrected`: entered one too many at first. `daysToInstall`: undefined = stays in the box. */
type Course = { readonly corrected: boolean; readonly daysToInstall: number | undefined };

/** Days until somebody corrects what was entered wrongly. */
const CORRECTED_AFTER = 14;

/** Early seats are of the edition that is no longer sold. */
function itemOf(line: LineKey, on: Day, world: World): CatalogueItem {
  return line === 'platform' && on < world.period.start - 500 ? RETIRED_SEAT : CATALOGUE[line];
}

function installDays(lagging: boolean, random: Random): number {
  return Math.round(random.skewed(lagging ? 75 : 16, 0.5));
}

function planPart(ledger: Ledger, customer: Customer, part: Part & Course): void {
  const { life } = customer;
  const { daysToInstall } = part;
  ledger.create('Asset', part.key, part.on, {
    Name: part.item.name,
    AccountId: refTo(customer.key),
    Product2Id: refTo(part.item.key),
    Quantity: part.corrected ? part.quantity + 1 : part.quantity,
    Price: Math.round(part.item.price * (1 - customer.discount) * part.quantity * 100) / 100,
    Status: 'Purchased',
    PurchaseDate: dateText(part.on),
    IsCompetitorProduct: false
  });
  if (part.corrected) ledger.change('Asset', part.key, part.on + CORRECTED_AFTER, { Quantity: part.quantity });
  if (daysToInstall !== undefined) {
    ledger.change('Asset', part.key, part.on + daysToInstall, { Status: 'Installed', InstallDate: dateText(part.on + daysToInstall) });
  }
  if (life.leftOn !== undefined)
    ledger.change('Asset', part.key, life.leftOn + 2, { Status: 'Obsolete', UsageEndDate: dateText(life.leftOn) });
}

/** One customer in seven has a competitor's product where it could have ours; an old one of its own that nobody sells is `Obsolete`. */
function planRival(ledger: Ledger, customer: Customer, start: Day, random: Random): void {
  const day = Math.max(start, customer.life.start) + random.whole(10, 300);
  const lines = (['analytics', 'integrations', 'training'] as const).filter((line) =>
    customer.purchases.every((purchase) => purchase.line !== line)
  );
  if (lines.length > 0 && random.chance(0.2)) {
    const line = random.pick(lines);
    const corrected = random.chance(0.15);
    const key = `asset:${customer.key}:rival`;
    ledger.create('Asset', key, day, {
      ...plainAsset(customer, RIVALS[lines.indexOf(line) % RIVALS.length] as string),
      Product2Id: refTo(CATALOGUE[line].key),
      IsCompetitorProduct: !corrected,
      Status: 'Installed'
    });
    if (corrected) ledger.change('Asset', key, day + CORRECTED_AFTER, { IsCompetitorProduct: true });
  }
  if (random.chance(0.08)) {
    ledger.create('Asset', `asset:${customer.key}:old`, day, {
      ...plainAsset(customer, 'Report designer, "classic"'),
      Product2Id: refTo('product:retired_reports'),
      IsCompetitorProduct: false,
      Status: 'Obsolete',
      PurchaseDate: dateText(start - 900)
    });
  }
}

function plainAsset(customer: Customer, name: string): PlannedFields {
  return { Name: name, AccountId: refTo(customer.key), Quantity: 1 };
}
