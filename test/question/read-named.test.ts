import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';
import { askedOn, readAsked } from '../support/read-asked.ts';

describe('what a question names', () => {
  it.each([
    ['in which year did this project see the most commits', '/rank of:years'],
    ['which year did our repo get the most commits in', '/rank of:years'],
    ['how many commits does this project have', '/count'],
    ['what was the busiest month of this codebase', '/rank of:months'],
    ['who has been most active around here in 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['what was sped up by ted++', '/what about:sped up ted++'],
    ['who redesigned the project page', '/who about:redesigned project page'],
    ['when did our project page get a sidebar', '/when about:project page sidebar'],
  ])('"%s" is about the whole project, or about a thing called so: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it("is about what is the project's, unless it is written as a name is", () => {
    expect(readAsked('what did linux zebra add')).toBe('/what about:linux zebra add');
    expect(readAsked('what did Linux Zebra add')).toBe('/what about:add person:Linux Zebra');
  });

  it.each([
    ['top 2 contributors of 2019', '/rank of:people since:2019-01-01 until:2019-12-31 limit:2'],
    ['the 3 busiest months', '/rank of:months limit:3'],
    ['five most active people in nfs', '/rank of:people subsystem:nfs limit:5'],
    ['top ten', '/rank of:people limit:10'],
    ['the 2 top authors of 2010', '/rank of:people since:2010-01-01 until:2010-12-31 limit:2'],
    ['top five subsystems in 2014', '/rank of:subsystems since:2014-01-01 until:2014-12-31 limit:5'],
    ['top 5 newcomers in 2012', '/rank of:newcomers since:2012-01-01 until:2012-12-31 limit:5'],
    ['top contributor of 2010', '/rank of:people since:2010-01-01 until:2010-12-31'],
    ['what were the last 5 commits', '/what limit:5 latest'],
    ['who cleared the top 2 bits of the mask', '/who about:cleared top 2 bits mask'],
  ])('"%s" asks for so many: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});

describe('what is asked behind what it is about, or in other words', () => {
  it.each([
    ['zswap author?', '/who about:zswap earliest'],
    ['the sparse checkout of big trees, author?', '/who about:sparse checkout big trees'],
    ['-latomic on sparc, whose patch was that', '/who about:-latomic sparc'],
    ['the lzo code, anyone know who?', '/who about:lzo code'],
    ['who added lzo, in 2007 i think', '/who about:added lzo since:2007-01-01 until:2007-12-31'],
    ['where did the lzo code go when it was removed', '/what about:lzo code removed'],
    ['where does lzo live now', '/what about:lzo live'],
    ['where was most of the work done in 2015', '/rank of:subsystems since:2015-01-01 until:2015-12-31'],
    ['which linux has the lzo fix', '/release about:lzo fix'],
    ['since which linux is there lzo', '/release about:lzo'],
    ['what linux do i need for lzo', '/release about:lzo'],
    ['which linux version introduced lzo', '/release about:introduced lzo'],
    ['which linux client was slow', '/what about:linux client slow'],
    ['the build hung when a row was lost, who fixed that?', '/who about:build hung row lost fixed'],
    [
      'a stream calls itself when it is closed, which linux has the fix?',
      '/release about:stream calls itself closed fix',
    ],
    ['who fixed the crash when pushing, and when', '/who about:fixed crash pushing'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});

describe('whoever is left out', () => {
  it.each([
    ['who drew the mark beside radio buttons', '/who about:drew mark radio buttons'],
    ['who drew the buttons beside dialogs', '/who about:drew buttons dialogs'],
    ['what asks for routes by number, not by name', '/what about:asks routes number name'],
    ['who changed nfs besides jan', '/who subsystem:nfs except:jan'],
    ['who besides coverity noticed the leak', '/who about:leak role:reported-by except:coverity'],
    ['who changed nfs apart from Jonny', '/who subsystem:nfs except:Jonny'],
    ['who changed nfs apart from dennis', '/who subsystem:nfs except:dennis'],
    ['who changed nfs other than mark after 2012', '/who subsystem:nfs since:2013-01-01 except:mark'],
  ])('"%s" is somebody, or no word of a thing is: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});

describe('with whom something was done', () => {
  it.each([
    ['who wrote the lzo docs together with jan kara', '/who about:lzo docs person:jan kara role:co-authored-by'],
    ['who co-wrote the lzo code with jan kara', '/who about:lzo code role:co-authored-by person:jan kara'],
    ['who wrote the lzo code with jan kara', '/who about:lzo code person:jan kara role:co-authored-by'],
    ['who wrote the lzo code with jan', '/who about:lzo code jan'],
    ['with whom did jan kara write the lzo code', '/who about:write lzo code person:jan kara role:co-authored-by'],
    ['who else worked on nfs with jan kara', '/who subsystem:nfs except:jan kara'],
    ['who co-authored commits with jan kara', '/who role:co-authored-by person:jan kara'],
    ['who worked together with jan kara', '/who role:co-authored-by person:jan kara'],
    ['who replaced lzo with zswap', '/who about:replaced lzo zswap'],
    ['who made lzo work with others', '/who about:lzo others'],
  ])('"%s" asks for the others: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});

describe('a word that may be said of anything', () => {
  it.each([
    ['who pushed the most polish translation work', '/rank of:people about:polish translation'],
    ['who sent the most lzo patches', '/rank of:people about:lzo'],
    ['who worked most on the push code', '/rank of:people about:push'],
    ['who added route maps for v7', '/who about:added route maps v7'],
    ['who contributed to v7', '/who release:v7.0'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});

describe('who is asked for beside the author', () => {
  it.each([
    ['who gave the hint for the quota fix', '/who about:quota fix role:credited'],
    ['who got the credit for lzo', '/who about:lzo role:credited'],
    ['who is thanked in the split of v9fs', '/who about:split v9fs role:credited'],
    ['who asked for the quiet option', '/who about:quiet option role:credited'],
    ['whom does the split of v9fs thank', '/who about:split v9fs role:credited'],
    ['who does the split of v9fs credit', '/who about:split v9fs role:credited'],
    ['at whose suggestion was v9fs split', '/who about:v9fs split role:credited'],
    ['who came up with the idea of splitting v9fs', '/who about:splitting v9fs role:credited'],
    ['whose request was the quiet option', '/who about:quiet option role:credited'],
    ['by whom was the leak spotted', '/who about:leak role:reported-by'],
    ['who was the quiet option suggested by', '/who about:quiet option role:credited'],
    ['who drew attention to the leak', '/who about:leak role:reported-by'],
    ['who was bitten by the leak', '/who about:leak role:reported-by'],
    ['to whom is the split of v9fs credited', '/who about:split v9fs role:credited'],
    ['who should be thanked for lzo', '/who about:lzo role:credited'],
    ['who does the commit message thank for the hint', '/who about:hint role:credited'],
    ['which user hit the leak', '/who about:leak role:reported-by'],
    ['which user agents are known', '/what about:user agents known'],
    ["who ok'd the quiet option", '/who about:quiet option role:reviewed-by'],
    ['who lent a hand with lzo', '/who about:lzo role:co-authored-by'],
    // It may be the author as well.
    ['who tracked down the leak', '/who about:leak'],
    ['who wrote the original version of the quiet option', '/who about:quiet option'],
    ['what was tracked down in the leak code', '/what about:tracked down leak code'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it('may have done what the author did not', () => {
    const deedOf = (question: string) => readQuestion(question, fakeVocabulary, askedOn).deed;
    expect(deedOf('who tracked down the leak')).toBe('debug');
    expect(deedOf('who wrote the original version of the quiet option')).toBe('patch');
    expect(deedOf('what was tracked down in the leak code')).toBeUndefined();
  });
});
