// Which Node the product runs in; plain JavaScript that Node 18 can parse. Also read by scripts/node/bootstrap.mjs.

/** Whether a version such as `24.15.0` is new enough: node:sqlite without a flag, and iterator helpers. */
export function meetsFloor(version) {
  const [major, minor, patch] = version.split('.').map(Number);
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 2);
  if (major === 24) return minor >= 15;
  return major > 24;
}

/** What a person is told whose Node is too old. */
export const tooOld = `Headroom needs Node 24.15 or newer (or 22.22.2 or newer of 22); this is ${process.versions.node}. Install Node 24 and run the command again.`;
