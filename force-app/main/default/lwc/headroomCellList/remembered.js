/**
 * Which rows the viewer last chose and in which order, kept in this browser only: no names, no amounts. Where the browser keeps nothing
 * (private mode, storage blocked) everybody begins with all rows.
 */
import userId from '@salesforce/user/Id';
import { USUAL } from 'c/headroomWhitespaceModel';

const KEY = `headroom.cells.${userId}`;

/** @returns {Headroom.CellChoice} */
export function rememberedChoice() {
  try {
    const { show, sort } = JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
    return { ...USUAL, ...(typeof show === 'string' ? { show } : {}), ...(['amount', 'name', 'status'].includes(sort) ? { sort } : {}) };
  } catch {
    return USUAL;
  }
}

/**
 * What is sought is not kept: it is about one account.
 * @param {Headroom.CellChoice} choice
 */
export function keepChoice({ show, sort }) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ show, sort }));
  } catch {
    // a browser that keeps nothing begins with all rows; nothing else depends on it
  }
}
