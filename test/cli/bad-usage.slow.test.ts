import { beforeAll, describe, expect, it } from 'vitest';
import { useFolders } from '../support/git-repository.ts';
import { expectRefusal, makeWorkplace, readTree, type Workplace } from '../support/run-annalist.ts';

const newFolder = useFolders();
let place: Workplace;

beforeAll(() => {
  place = makeWorkplace(newFolder());
});

describe('the program used wrongly', () => {
  it.each([
    [['whom'], `Unknown command 'whom' (did you mean who?): "annalist --help" tells how it is used.`],
    [
      ['who', '--sinze', '2007'],
      `Unknown option '--sinze' (did you mean --since?): "annalist who --help" tells how it is used.`,
    ],
    [['who', '--__proto__', 'x'], `Unknown option '--__proto__': "annalist who --help" tells how it is used.`],
    [['import'], `Missing required argument 'source': "annalist import --help" tells how it is used.`],
    [['who', '--since'], `Option '--since <text>' argument missing: "annalist who --help" tells how it is used.`],
    [
      ['logs', 'x'],
      `Too many arguments for 'logs'. Expected 0 arguments but got 1: "annalist logs --help" tells how it is used.`,
    ],
    [['import', '-x'], `Unknown option '-x': "annalist import --help" tells how it is used.`],
    [
      ['who', '--role', 'boss'],
      /^Option '--role <choice>' argument 'boss' is invalid\. Allowed choices are author, .*: "annalist who --help" tells how it is used\.\n$/,
    ],
    [['show'], 'id: is missing: give an id, a short hash, or "last".'],
    [['who', '?!'], 'about: needs a word: a letter or a digit.'],
    [['who', 'lzo', '--about', 'jffs2'], 'Give the words or --about, not both.'],
    [['who', '--limit', '0'], 'limit: is a whole number from 1 to 100.'],
    [['who', '--data', ''], 'No folder is named by --data: name one, or leave the option out.'],
    [['parse', 'x', '--\u001b[31m'], `Unknown option '--\\u{1b}[31m': "annalist parse --help" tells how it is used.`],
  ])('as %j is told in one line how it is used', async (args, line) => {
    expectRefusal(await place.annalist(args), 2, line);
    expect(readTree(place.folder)).toEqual({});
  });

  it('without a command shows its help on standard error', async () => {
    const ended = await place.annalist([]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(/^Usage: annalist /);
    expect(ended.err).toMatch(/^ {2}import \[options\] <source>/m);
  });

  it('by an empty ANNALIST_DATA is told what to do', async () => {
    const line = 'ANNALIST_DATA is empty: name a folder, or leave it out.';
    expectRefusal(await place.annalist(['logs'], { env: { ANNALIST_DATA: '' } }), 1, line);
  });
});

describe('help', () => {
  it.each(['start', 'import', 'who', 'logs'])(
    'of %s is its usage with an example, on standard output',
    async (verb) => {
      const ended = await place.annalist([verb, '--help']);
      expect(ended).toMatchObject({ code: 0, err: '' });
      expect(ended.out).toMatch(new RegExp(`^Usage: annalist ${verb} `));
      expect(ended.out).toMatch(new RegExp(`^Example:\\n {2}.*annalist ${verb}`, 'm'));
    },
  );

  it('lists every command, and --version is the version alone', async () => {
    const help = await place.annalist(['--help']);
    const listed = [...help.out.matchAll(/^ {2}([a-z]+) (?=[[ ])/gm)].map(([, name]) => name);
    const verbs = ['start', 'chat', 'parse', 'import', 'who', 'when', 'what', 'count', 'show', 'logs'];
    expect(listed).toEqual(expect.arrayContaining(verbs));
    expect(await place.annalist(['--version'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
