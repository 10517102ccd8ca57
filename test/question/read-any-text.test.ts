import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';
import { askedOn, readAsked } from '../support/read-asked.ts';

describe('a question in plain words', () => {
  it('takes a name that many changes have for somebody where it says what they did', () => {
    const often = { ...fakeVocabulary, sizeOf: (word: string) => (word === 'antirez' ? 25 : 40) };
    expect(readQuestion('what did antirez add in 2015', often, askedOn).raw.person).toBe('antirez');
    expect(readQuestion("who dropped antirez's guard", often, askedOn).raw.person).toBeUndefined();
    const always = { ...often, sizeOf: () => 900 };
    expect(readQuestion('what did antirez add in 2015', always, askedOn).raw.person).toBeUndefined();
  });

  it('reads two small letters as no initials', () => {
    const called = {
      ...fakeVocabulary,
      sizeOf: () => 0,
      findPeople: (name: string) => (name.length === 2 ? ['David Howells'] : []),
    };
    expect(readQuestion('what did DH fix', called, askedOn).raw.person).toBe('DH');
    expect(readQuestion('what did dh fix', called, askedOn).raw.person).toBeUndefined();
    expect(readQuestion('what was fixed by dh', called, askedOn).raw.person).toBe('dh');
  });

  it('keeps what is quoted as it is, and things called after a patch', () => {
    expect(readAsked('who added "who when why"')).toBe('/who about:added who when why');
    expect(readAsked('who fixed the patch port')).toBe('/who about:fixed patch port');
  });

  it('sees through marks, invisible characters and odd quotes', () => {
    expect(readAsked('**who** \u202eadded\u202c *lzo*')).toBe('/who about:added lzo');
    expect(readAsked('\u0000who\u200b added <lzo>…')).toBe('/who about:added lzo');
    expect(readAsked('¿who added «lzo»?')).toBe('/who about:added lzo');
    expect(readAsked('“who added lzo')).toBe('/who about:added lzo');
    expect(readAsked('who ’s')).toBe('/who');
  });

  it('names a day that the calendar does not have', () => {
    expect(() => readAsked('what happened on 31 february 2007')).toThrow(UserError);
  });

  it('is read in any text, and always alike', () => {
    const words = fc.constantFrom(
      ...'who when why what how many in on by from 2007 may october jan kara nfs xfs the , : ? " and to first last most before v7 not counting merges it'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
        ),
        (question) => {
          const again = () => {
            try {
              return JSON.stringify(readQuestion(question, fakeVocabulary, askedOn));
            } catch (error) {
              if (!(error instanceof UserError)) throw error;
              return error.message;
            }
          };
          expect(again()).toBe(again());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps what was left out around its words, so that a phrase is known by all of them', () => {
    const { words } = readQuestion('who fixed lzo that is not given back', fakeVocabulary, askedOn);
    expect(words.map(({ text }) => text)).toEqual(['fixed', 'lzo', 'given']);
    expect(words.map(({ before = [] }) => before.join(' '))).toEqual(['who', '', 'that is not']);
    expect(words.map(({ after = [] }) => after.join(' '))).toEqual(['', '', 'back']);
  });
});
