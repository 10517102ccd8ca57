import { describe, expect, it } from 'vitest';
import { readFollowing } from '../../src/question/read-following.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';

const lzo = { command: 'who', raw: { about: 'lzo', subsystem: 'jffs2' } };
const ranked = { command: 'rank', raw: { of: 'people', since: '2007-01-01' } };
const spring = { command: 'what', raw: { subsystem: 'nfs', since: '2007-03-01', until: '2007-05-31' } };

describe('a question that follows on an answer', () => {
  it.each([
    ['and who acked it?', lzo, '/who about:lzo subsystem:jffs2 role:acked-by'],
    ['why?', lzo, '/why about:lzo subsystem:jffs2'],
    ['and when was that', lzo, '/when about:lzo subsystem:jffs2'],
    ['and who signed it off besides him?', lzo, '/who about:lzo subsystem:jffs2 role:signed-off-by'],
    ['and which subsystem?', ranked, '/rank of:subsystems since:2007-01-01'],
    ['and the busiest month?', ranked, '/rank of:months since:2007-01-01'],
    ['which release has it', lzo, '/release about:lzo subsystem:jffs2'],
    ['and in 2008?', spring, '/what subsystem:nfs since:2008-01-01 until:2008-12-31'],
    ['what about xfs?', spring, '/what subsystem:xfs since:2007-03-01 until:2007-05-31'],
    ['and by jan kara?', spring, '/what subsystem:nfs since:2007-03-01 until:2007-05-31 person:jan kara'],
    ['how many were there', spring, '/count subsystem:nfs since:2007-03-01 until:2007-05-31'],
    ['not counting merges', spring, '/what subsystem:nfs since:2007-03-01 until:2007-05-31 merges:none'],
    // Other words are another question.
    ['who added xattrs to ocfs2', lzo, '/who about:added xattrs subsystem:ocfs2'],
  ])('"%s" after %j is %s', (question, before, reading) => {
    const { command, raw } = readFollowing(question, before, fakeVocabulary, '2020-06-15');
    expect([`/${command}`, ...Object.entries(raw).map(([name, value]) => `${name}:${value}`)].join(' ')).toBe(reading);
  });
});
