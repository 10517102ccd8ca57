import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../src/model/identity.ts';
import { matchIdentities } from '../../src/search/people-match.ts';
import { prepareNames } from '../../src/search/people-names.ts';

const person = (name: string, names: string[] = [], emails: string[] = []): Identity => ({ name, names, emails });

const people = [
  person('Jan Kara', [], ['jack@suse.example']),
  person('Theodore Ts’o', ["Theodore Ts'o"]),
  person('José R. Santos', ['Jose Santos'], ['12+joserules@users.noreply.github.com']),
  person('Jan Engelhardt'),
  person('J. Bruce Fields', [], ['bfields@fields.example']),
  person('zyxberg', ['Ada Berg'], ['ada+lists@a.example', 'zyx.berg@a.example']),
  person('Jeff Layton'),
  person('Michał Mirosław', ['Michal Miroslaw']),
  person('Robert P. J. Day'),
  person('EvaXin'),
  person('Eve', [], ['eve.holm@a.example']),
  person('Eve Dahl'),
  person('Jan Kara Jansen'),
  person('????'),
  person('Lund, Kim', ['Kim Anders']),
  person('Tom Thomas'),
  person('Jeff Thomson'),
  person('build@a.example', [], ['build@a.example']),
];
const table = prepareNames(people);
const find = (wanted: string): string[] => matchIdentities(table, wanted).map((index) => people[index]?.name ?? '');

describe('a name as people type it', () => {
  it.each([
    ['whole', 'jan kara', ['Jan Kara']],
    ['whole, in another order', 'Kara, Jan', ['Jan Kara']],
    ['whole, of the longer of two names', 'jan kara jansen', ['Jan Kara Jansen']],
    ['several by commas', 'jan kara, zyxberg', ['Jan Kara', 'zyxberg']],
    ['several of whom one is nobody', 'jan kara, nobody', []],
    ['the first name', 'jan', ['Jan Kara', 'Jan Engelhardt', 'Jan Kara Jansen']],
    ['the last name', 'ENGELHARDT', ['Jan Engelhardt']],
    ['without accents', 'miroslaw', ['Michał Mirosław']],
    ['without quotes', 'theodore tso', ['Theodore Ts’o']],
    ['with another quote', 'ts’o', ['Theodore Ts’o']],
    ['with a middle initial', 'jose r santos', ['José R. Santos']],
    ['without a middle initial', 'jose santos', ['José R. Santos']],
    ['without several', 'robert day', ['Robert P. J. Day']],
    ['with an initial for the first name', 'J. Santos', ['José R. Santos']],
    ['with an initial that the log leaves out', 'jeff q layton', ['Jeff Layton']],
    ['with initials written together', 'jb fields', ['J. Bruce Fields']],
    ['with an initial and a name', 'j. bruce fields', ['J. Bruce Fields']],
    ['without the initial', 'bruce fields', ['J. Bruce Fields']],
    ['possessive', "jeff layton's", ['Jeff Layton']],
    ['possessive, of a name with a quote', "ted ts'o's", ['Theodore Ts’o']],
    ['possessive without a quote', 'jeff laytons', ['Jeff Layton']],
    ['ending in s, though one without it is there', 'tom thomas', ['Tom Thomas']],
    ['another spelling', 'ada', ['zyxberg']],
    ['words of two spellings', 'lund anders', ['Lund, Kim']],
    ['a name written as one word', 'eva xin', ['EvaXin']],
    ['written as one word', 'evaxin', ['EvaXin']],
    ['written as one word by who types', 'jankara', ['Jan Kara']],
    ['a nickname', 'zyxberg', ['zyxberg']],
    ['a login', 'joserules', ['José R. Santos']],
    ['a login as the site writes it', '@joserules', ['José R. Santos']],
    ['a mailbox', 'bfields', ['J. Bruce Fields']],
    ['a mailbox with a dot', 'zyx.berg', ['zyxberg']],
    ['the short form of a first name', 'bob day', ['Robert P. J. Day']],
    ['the short form alone', 'ted', ['Theodore Ts’o']],
    ['the short form of a name that the log has too', 'tommy thomas', ['Tom Thomas']],
    ['the beginning of a first name', 'theo tso', ['Theodore Ts’o']],
    ['one word that is all of a name', 'eve', ['Eve']],
    ['an address', 'jack@suse.example', ['Jan Kara']],
    ['an address in capitals', 'JACK@SUSE.EXAMPLE', ['Jan Kara']],
    ['a name with the address', 'Somebody <jack@suse.example>', ['Jan Kara']],
    ['a name with another address', 'Jan Kara <x@y.example>', ['Jan Kara']],
    ['an address that is the name', 'build@a.example', ['build@a.example']],
    ['no letter', '????', ['????']],
  ])('%s: %j', (_, wanted, names) => {
    expect(find(wanted)).toEqual(names);
  });

  it('means all who have the word where the one called just so is not named most among them', () => {
    const others = prepareNames([person('Eve Dahl'), person('Eve')]);
    expect(matchIdentities(others, 'eve')).toEqual([0, 1]);
  });

  it.each([
    '',
    ' ',
    '"',
    '.',
    'linus',
    'kar',
    'jan thomson',
    'k. santos',
    'jeff jan',
    '@',
    'x@y.example',
    'suse.example',
    '???',
  ])('%j is nobody', (wanted) => {
    expect(find(wanted)).toEqual([]);
  });

  it('never throws, and everybody is found by each spelling and address', () => {
    const names = fc.array(
      fc.record({
        name: fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{1,2}( [A-Z]?[a-z])?$/)),
        names: fc.array(fc.string()),
        emails: fc.array(fc.emailAddress()),
      }),
    );
    fc.assert(
      fc.property(names, fc.string(), (any, wanted) => {
        const prepared = prepareNames(any);
        for (const index of matchIdentities(prepared, wanted)) expect(any[index]).toBeDefined();
        for (const [index, { emails }] of any.entries()) {
          const { name } = any[index] ?? { name: '' };
          if (/^[a-z ]*[a-rt-z]$/i.test(name)) expect(matchIdentities(prepared, name)).toContain(index);
          for (const email of emails) expect(matchIdentities(prepared, email)).toContain(index);
        }
      }),
    );
    for (const [index, { name, names: others }] of people.entries()) {
      for (const spelling of [name, ...others]) expect(matchIdentities(table, spelling)).toContain(index);
    }
  });
});

it('means all robots by "bots", by what they are called', () => {
  const names = [
    'Jan Kara',
    'renovate[bot]',
    'OpenShift Merge Robot',
    'dependabot',
    'snyk-bot',
    'Abbot',
    'Talbot Bots',
  ];
  const robots = matchIdentities(prepareNames(names.map((name) => person(name))), 'bots');
  expect(robots.map((index) => names[index])).toEqual([
    'renovate[bot]',
    'OpenShift Merge Robot',
    'dependabot',
    'snyk-bot',
  ]);
});
