import { readJson } from 'c/headroomJson';

describe('JSON of the records', () => {
  it('is read in the format that is known', () => {
    expect(readJson('{"v":1,"score":71.5}')).toEqual({ value: { v: 1, score: 71.5 } });
  });

  it('is refused when it is newer, damaged, empty or something else', () => {
    expect(readJson('{"v":2}')).toEqual({ problem: 'newer' });
    expect(readJson('{"v":1')).toEqual({ problem: 'broken' });
    expect(readJson('[]')).toEqual({ problem: 'broken' });
    expect(readJson('null')).toEqual({ problem: 'broken' });
    expect(readJson('')).toEqual({ problem: 'empty' });
    expect(readJson(null)).toEqual({ problem: 'empty' });
  });
});
