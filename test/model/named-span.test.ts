import { describe, expect, it } from 'vitest';
import { parseSpan } from '../../src/model/span.ts';

describe('a stretch of days by its name', () => {
  it.each([
    ['spring 2007', '2007-03-01', '2007-05-31'],
    ['last spring', '2020-03-01', '2020-05-31'],
    ['this summer', '2020-06-01', '2020-08-31'],
    ['last summer', '2019-06-01', '2019-08-31'],
    ['autumn', '2019-09-01', '2019-11-30'],
    ['winter 2011', '2011-12-01', '2012-02-29'],
    ['last winter', '2019-12-01', '2020-02-29'],
    ['q3 2014', '2014-07-01', '2014-09-30'],
    ['the second quarter of 2014', '2014-04-01', '2014-06-30'],
    ['second half of 2015', '2015-07-01', '2015-12-31'],
    ['early 2012', '2012-01-01', '2012-04-30'],
    ['late june 2012', '2012-06-21', '2012-06-30'],
    ['the end of 2013', '2013-09-01', '2013-12-31'],
    ['the first half of october 2018', '2018-10-01', '2018-10-15'],
    ['2nd half of february 2020', '2020-02-16', '2020-02-29'],
    ['the last quarter of 2015', '2015-10-01', '2015-12-31'],
    ['the first two weeks of june 2017', '2017-06-01', '2017-06-14'],
    ['the last ten days of may', '2020-05-22', '2020-05-31'],
    ['the first days of july', '2019-07-01', '2019-07-07'],
    ['early in 2020', '2020-01-01', '2020-04-30'],
    ['late may', '2020-05-21', '2020-05-31'],
    ['early summer 2014', '2014-06-01', '2014-06-30'],
    ['late winter 2016', '2017-02-01', '2017-02-28'],
    ['the end of q1 2020', '2020-03-01', '2020-03-31'],
    ['the last friday of may 2016', '2016-05-27', '2016-05-27'],
    ['the first monday in june 2016', '2016-06-06', '2016-06-06'],
    ['the second weekend of june 2016', '2016-06-11', '2016-06-12'],
    ['the last day of february 2020', '2020-02-29', '2020-02-29'],
    ["valentine's day 2007", '2007-02-14', '2007-02-14'],
    ['christmas', '2019-12-25', '2019-12-25'],
    ['leap day', '2020-02-29', '2020-02-29'],
    ['last friday', '2020-06-12', '2020-06-12'],
    ['monday', '2020-06-08', '2020-06-08'],
    ['two years ago', '2018-06-15', '2018-06-15'],
    ['past year', '2019-06-16', '2020-06-15'],
  ])('%s is %s to %s', (text, since, until) => {
    // That is a Monday.
    expect(parseSpan(text, '2020-06-15')).toEqual({ since, until });
  });

  it.each([
    'spring onion',
    'fifth quarter 2014',
    'third half 2015',
    'constructor 2007',
    'mid',
    'fifth monday of june 2016',
    'last 13 months of 2016',
    'second days of may',
  ])('%s is none', (text) => {
    expect(() => parseSpan(text, '2020-06-15')).toThrow(/is not a day, month or year/);
  });
});
