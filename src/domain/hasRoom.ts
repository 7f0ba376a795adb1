/**
 * True for statuses in which a rep may be asked to sell today. Only such cells are counted, added up, put forward and told of when a
 * hold ends.
 *
 * @param status  API value of a cell's status
 */
export function hasRoom(status: string): boolean {
  return status === 'Open' || status === 'Partly_Used';
}
