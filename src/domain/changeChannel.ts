/**
 * The channel of Change Data Capture for the changes of an object.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_subscribe_channels.htm
 *
 * @example  channelOf('Site_Visit__c') // '/data/Site_Visit__ChangeEvent'
 */
export function channelOf(object: string): string {
  return `/data/${object.endsWith('__c') ? object.slice(0, -1) : object}ChangeEvent`;
}

/**
 * The object whose changes a channel tells.
 *
 * @example  objectOf('/data/Site_Visit__ChangeEvent') // 'Site_Visit__c'
 */
export function objectOf(channel: string): string {
  const name = channel.replace(/^\/data\//, '').replace(/ChangeEvent$/, '');
  return name.endsWith('__') ? `${name}c` : name;
}
