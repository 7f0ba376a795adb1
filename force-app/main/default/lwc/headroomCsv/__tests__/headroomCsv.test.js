import { csvText, saveFile } from 'c/headroomCsv';

describe('csvText', () => {
  it('begins with the mark of UTF-8 and ends every line as spreadsheets expect', () => {
    expect(csvText([['Größe', '青竹'], []])).toBe('\uFEFFGröße,青竹\r\n\r\n');
  });

  it('writes numbers as numbers, negative ones too, and nothing for what is not known', () => {
    expect(csvText([[1400000, -5.5, 0, null, undefined, '']])).toBe('\uFEFF1400000,-5.5,0,,,\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    [' =1+1', "' =1+1"],
    ['\u00a0@SUM(A1)', "'\u00a0@SUM(A1)"],
    ['＝1', "'＝1"]
  ])('keeps a spreadsheet from taking %j for a formula', (text, cell) => {
    expect(csvText([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it.each([
    ['Ann;=1+1', `"Ann;'=1+1"`],
    ['Ann; @SUM(A1)', `"Ann; '@SUM(A1)"`],
    ['Ann\t-2', `"Ann\t'-2"`],
    ['Ann\n=1+1', `"Ann\n'=1+1"`],
    ['Ann;"=1+1"', `"Ann;""'=1+1"""`]
  ])('keeps one that splits cells at semicolons or tabs, and such cells at line breaks, from finding a formula in %j', (text, cell) => {
    expect(csvText([['a', text]])).toBe(`\uFEFFa,${cell}\r\n`);
  });

  it('quotes what would break a line, and doubles quotes', () => {
    expect(csvText([['a,b', 'say "hi"', 'two\nlines', 'a;b', ' x']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines","a;b"," x"\r\n');
  });

  it('leaves a sign inside a text alone', () => {
    expect(csvText([['a=b', 'x-y', 'me@here']])).toBe('\uFEFFa=b,x-y,me@here\r\n');
  });
});

describe('saveFile', () => {
  it('hands the browser a file of a type that Lightning Web Security lets pass, and gives its memory back', async () => {
    const blobs = [];
    URL.createObjectURL = jest.fn((blob) => {
      blobs.push(blob);
      return 'blob:book';
    });
    URL.revokeObjectURL = jest.fn();
    const saved = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function note() {
      saved.push([this.href, this.download]);
    });
    saveFile('book-2027-03-15.csv', 'a');
    click.mockRestore();
    expect(saved).toEqual([['blob:book', 'book-2027-03-15.csv']]);
    expect(blobs[0].type).toBe('application/octet-stream');
    expect(blobs[0].size).toBe(1);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:book');
  });
});
