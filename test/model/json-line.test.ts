import { describe, expect, it } from 'vitest';
import { readJsonLine } from '../../src/model/json-line.ts';

describe('a line of JSON that is not taken says which field is wrong, and how, in plain words', () => {
  it.each([
    ['{"subject":5}', 'its subject is not a text'],
    ['{"subject":"a","author":7}', 'its author is neither a name nor {"name": …, "email": …}'],
    ['{"subject":"a","trailers":{}}', 'its trailers is not a list'],
    ['{"subject":"a","trailers":[{"role":"cc","name":"Ada"},{"name":"Bo"}]}', 'its trailers[1].role is missing'],
    ['{"subject":"a","trailers":[{"role":"","name":"Ada"}]}', 'its trailers[0].role is empty'],
    ['{"subject":"a","merge":"main"}', 'its merge is not an object'],
    ['{"subject":"a","merge":{"from":"main","truncated":1}}', 'its merge.truncated is not true or false'],
    ['{"subject":"a","authored":"yesterday"}', 'its authored is not an instant such as 2007-07-11T10:00:00+02:00'],
    ['{"subject":"a","committedDate":"11 July"}', 'its committedDate is not a day of the form YYYY-MM-DD'],
    ['{"subject":"a","date":3}', 'its date is not a day of the form YYYY-MM-DD'],
    ['{"subject":"a","line":1.5}', 'its line is not a whole number'],
    ['{"subject":"a","line":0}', 'its line is less than 1'],
    ['{"subject":"a","line":4294967296}', 'its line is more than 2147483647'],
    [`{"subject":"a","id":"${'x'.repeat(201)}"}`, 'its id is longer than 200 characters'],
    ['{"kind":"day","date":"2020-01-01","listed":1}', 'its declared is missing'],
    ['{"kind":"release","name":"1.0","yanked":"yes"}', 'its yanked is not true'],
    ['{"kind":"chapter"}', 'its kind is not entry, day or release'],
    ['[1]', 'no JSON object'],
  ])('%s', (line, why) => {
    expect(readJsonLine(line)).toEqual({ fits: false, why });
  });
});
