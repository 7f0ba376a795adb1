/** True for the addresses that no real org has: they hold no faults, and no fault keeps them from answering. */
export function isControl(path: string): boolean {
  return path.startsWith('/services/headroom-local/');
}
