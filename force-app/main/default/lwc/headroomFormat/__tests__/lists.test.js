/** @param {string} locale  of the viewer */
function listIn(locale) {
  jest.resetModules();
  jest.doMock('@salesforce/i18n/locale', () => ({ __esModule: true, default: locale }), { virtual: true });
  return require('c/headroomFormat').formatList(['8', '9', '10']);
}

describe('a list of numbers', () => {
  it('keeps them apart in every language', () => {
    expect(listIn('en-US')).toBe('8, 9, 10');
    expect(listIn('de')).toBe('8, 9 und 10');
    expect(listIn('ja')).toBe('8、9、10');
    expect(listIn('zh-CN')).toBe('8、9、10');
  });
});
