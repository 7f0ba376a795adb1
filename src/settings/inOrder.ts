import type { SettingBase } from '../domain/settings.ts';

/** Compares records by their place among their like, then by key. */
export function inOrder(a: SettingBase, b: SettingBase): number {
  return a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1);
}
