/** Which records to ask for and what they are called: pure, from the answers of the two wires. */
import { ACTIVITIES } from 'c/headroomPages';

/**
 * Object to which an id belongs, by its key prefix.
 * @param {string} id
 * @param {readonly any[]} infos
 */
export function objectOf(id, infos) {
  return infos.find((info) => info.keyPrefix === id.slice(0, 3));
}

/** The platform's answer for an object that UI API does not support; one that the viewer may not see is not found (404). */
const NOT_SUPPORTED = 400;

/**
 * @param {{ statusCode: number }} answer  about one object
 */
export function isUnserved(answer) {
  return answer.statusCode === NOT_SUPPORTED;
}

/**
 * @param {any} info
 * @returns {string[]}
 */
export function nameFieldsOf(info) {
  if (!info || ACTIVITIES.includes(info.apiName)) {
    return [];
  }
  const fields = info.nameFields ?? [];
  return fields.includes('Name') ? ['Name'] : fields;
}

/**
 * Requests of the records wire, one for each object.
 * @param {readonly string[]} ids
 * @param {readonly any[]} infos
 */
export function requestsFor(ids, infos) {
  return infos
    .map((info) => ({
      recordIds: ids.filter((id) => objectOf(id, infos) === info && nameFieldsOf(info).length > 0),
      fields: nameFieldsOf(info).map((field) => `${info.apiName}.${field}`)
    }))
    .filter((request) => request.recordIds.length > 0);
}

/**
 * Names of the records that came back, by id.
 * @param {any} answer
 * @param {readonly any[]} infos
 * @returns {Record<string, string>}
 */
export function namesOf(answer, infos) {
  /** @type {Record<string, string>} */
  const names = {};
  (answer?.results ?? [])
    .filter((entry) => entry.statusCode === 200)
    .forEach(({ result }) => {
      const fields = nameFieldsOf(objectOf(result.id, infos));
      const words = fields.map((field) => result.fields[field]?.value).filter(Boolean);
      names[result.id] = words.join(' ') || result.id;
    });
  return names;
}
