import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('a question as people ask it of a log for the first time', () => {
  it.each([
    ['when did mode() start to tell it', '/when about:mode() start tell'],
    ['who fixed the crash (in foo())', '/who about:fixed crash foo()'],
    ['which release brought get_type()?', '/release about:get_type()'],
    ['why did make -j8 fail', '/why about:make -j8 fail'],
    ['since when is the tree of a new commit checked', '/when about:tree new commit checked'],
    ['who made the entry points load', '/who about:entry points load'],
  ])('"%s" loses no word: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['number of commits in 2012 apart from those of jan kara', 'except:jan kara'],
    ['how many commits in 2012 besides the ones by jan kara', 'except:jan kara'],
    ['how many commits in 2012 without jan kara and merges', 'except:jan kara merges:none'],
  ])('"%s" leaves out: %s', (question, left) => {
    expect(readAsked(question)).toBe(`/count since:2012-01-01 until:2012-12-31 ${left}`);
  });

  it.each([
    ['how often does the parser check the clock', '/what about:parser check clock'],
    ['how many retries does the client make', '/what about:retries client'],
    ['how often does jan kara commit', '/count person:jan kara'],
    ['how often does the parser break', '/count about:parser break'],
    ['how many fixes does the parser have', '/count about:fixes parser'],
  ])('"%s" asks for a number: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['when was support for msvc 2008 dropped', '/when about:support msvc 2008 dropped'],
    ['who enabled the 2021 edition', '/who about:enabled 2021 edition'],
    ['commits 2012', '/what since:2012-01-01 until:2012-12-31'],
    [
      'which function does the table call since 2015',
      '/what about:function table call since:2015-01-01 until:2015-12-31',
    ],
    ['what is new in nfs since 2015', '/what subsystem:nfs since:2015-01-01'],
    ['why did the lock not matter before 2015', '/why about:lock matter since:2015-01-01'],
    ['why was lzo removed before 2015', '/why about:lzo removed until:2014-12-31'],
  ])('"%s" is of days: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['when did the config first get a way to unset it', '/when about:config way unset earliest'],
    ['when did lzo first allow another size', '/when about:lzo allow another size earliest'],
    ['who used lzo first, jan or mark?', '/who about:used lzo earliest'],
    ['who made it a first class citizen', '/who about:first class citizen'],
  ])('"%s" asks for the first: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    [
      'when in february did mark turn off lzo',
      '/when about:turn off lzo person:mark since:2020-02-01 until:2020-02-29',
    ],
    ['what was the leak that jan fixed', '/what about:leak fixed person:jan'],
    ['was it jan or mark who added lzo', '/who about:added lzo'],
    ['did jan kara ever work on nfs', '/what person:jan kara subsystem:nfs'],
    ['has antirez been active this year', '/what person:antirez since:2020-01-01 until:2020-12-31'],
  ])('"%s" is of somebody: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['whose name is on the most changes of 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['which of us did the most in 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['which weekday sees the most commits', '/rank of:weekdays'],
    ['more commits in 2012 or 2013?', '/rank of:years since:2012-01-01 until:2013-12-31'],
    ['compare 2012 and 2013', '/rank of:years since:2012-01-01 until:2013-12-31'],
    ['how many first timers in 2012', '/rank of:newcomers since:2012-01-01 until:2012-12-31'],
    ["who's new this year", '/rank of:newcomers since:2020-01-01 until:2020-12-31'],
    ['how many prs did jan kara land', '/count person:jan kara'],
    ['who should review a change to nfs', '/rank of:people subsystem:nfs'],
    ['list all the reverts in 2012', '/what since:2012-01-01 until:2012-12-31 reverts:only'],
    ['who co authored the lzo patch', '/who about:lzo role:co-authored-by'],
    ['blame for the lzo rework', '/who about:lzo rework'],
    ['credit for the idea of lzo', '/who about:lzo role:credited'],
    ['who are the two people thanked for lzo', '/who about:lzo role:credited'],
    ['who were credited for lzo', '/who about:lzo role:credited'],
    ['lzo was courtesy of whom', '/who about:lzo role:credited'],
    ['who touched fs/nfs/run.c most', '/rank of:people about:fs/nfs/run.c'],
    ['wen was lzo added', '/when about:lzo added'],
    ['pls tell me hwo added lzo', '/who about:added lzo'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['what did linus document in 2012', '/what about:document person:linus since:2012-01-01 until:2012-12-31'],
    ['what was jan kara busy with in 2012', '/what person:jan kara since:2012-01-01 until:2012-12-31'],
    ['who helped jan with lzo', '/who about:lzo person:jan role:co-authored-by'],
    ['what changed in the command line', '/what subsystem:cli'],
    ['how many commits has jan kara authored', '/count person:jan kara'],
    ['number of contributors between 1.2 and 1.4', '/rank of:people from:v1.2 to:v1.4'],
    ['who do i ping about nfs', '/rank of:people subsystem:nfs'],
    ['who was number one in 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['most changed part of the code in 2012', '/rank of:subsystems since:2012-01-01 until:2012-12-31'],
    ['first release w/ lzo support', '/release about:lzo support'],
    ['who deprecated lzo, and in which version?', '/who about:deprecated lzo'],
    ['who added lzo and when was it released?', '/who about:added lzo'],
    ["who's the author of the lzo patch", '/who about:lzo'],
    ['hi all, does anyone remember who added lzo', '/who about:added lzo'],
    ['show me everything by jan kara', '/what person:jan kara'],
    ['anything interesting in 2012', '/what since:2012-01-01 until:2012-12-31'],
    ['what happend in week 12 of 2012', '/what since:2012-03-19 until:2012-03-25'],
    ["why doesn't lzo compile", '/why about:lzo compile'],
  ])('"%s" of a second log is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['who was it who noticed that GET breaks', '/who about:GET breaks role:reported-by'],
    ['who is mentioned as the reporter of the lzo bug', '/who about:lzo bug role:reported-by'],
    ['who may i thank for lzo', '/who about:lzo'],
    ['name a few people who worked on lzo', '/who about:lzo'],
    ['who of the contributors touched lzo', '/who about:touched lzo'],
    ['at what point did lzo begin to fail', '/when about:lzo begin fail'],
    ['when, roughly, did lzo begin to fail', '/when about:lzo begin fail'],
    ["which version's the first with lzo streams", '/release about:lzo streams'],
    ['in which 1.x release did lzo arrive', '/release about:lzo'],
    ['was lzo in 1.4 or later', '/release about:lzo'],
    ['why is the unit of work sorted', '/why about:unit work sorted'],
    ['reverted changes in 2012 please', '/what since:2012-01-01 until:2012-12-31 reverts:only'],
    ['who worked on v7.0', '/who release:v7.0'],
    ['who were the first time contributors of 2012', '/rank of:newcomers since:2012-01-01 until:2012-12-31'],
    ["who's committed to the lzo stuff", '/who about:lzo'],
  ])('"%s" of a third log is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['who keeps nfs up to date', '/rank of:people subsystem:nfs'],
    ['who had more commits in 2012, jan or mark', '/rank of:people person:jan, mark since:2012-01-01 until:2012-12-31'],
    ['who did jan kara credit for the hint', '/who about:hint person:jan kara role:credited'],
    ['who was the first to commit', '/who earliest'],
    ['who was the last one to touch nfs', '/who subsystem:nfs latest'],
    ['when did jan kara push his first commit', '/when person:jan kara earliest'],
    ['when did v2.30 come out and who tagged it', '/when release:v2.30.0'],
    ['how many fixes for lzo did we get', '/count about:fixes lzo'],
    ['how many releases did we have in 2012', '/releases since:2012-01-01 until:2012-12-31'],
    ['number of patches by "Jan Kara" in 2012', '/count person:Jan Kara since:2012-01-01 until:2012-12-31'],
    ['which people were new in 2012', '/rank of:newcomers since:2012-01-01 until:2012-12-31'],
    ['what was done on the weekend of the 4th of july 2012', '/what since:2012-07-07 until:2012-07-08'],
    ['what was jan kara up to in the summer of 2012', '/what person:jan kara since:2012-06-01 until:2012-08-31'],
    ['what were the changes to lzo in v1.2 to v1.4', '/what about:lzo from:v1.2 to:v1.4'],
  ])('"%s" of a fourth log is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['who has been maintaining nfs', '/rank of:people subsystem:nfs'],
    ['who authored at least 100 commits', '/rank of:people'],
    ['who used to work on lzo', '/who about:lzo'],
    ['who joined in 2012', '/rank of:newcomers since:2012-01-01 until:2012-12-31'],
    ['who joined the strings', '/who about:joined strings'],
    ['whom do we have to thank for lzo', '/who about:lzo'],
    ['which release notes mention lzo', '/what about:release notes mention lzo'],
    ['what does lzo accept nowadays', '/what about:lzo accept'],
    ['when did antirez first contribute and what was it', '/when person:antirez earliest'],
    ["is jan kara's lzo fix in 1.4", '/release about:lzo fix person:jan kara'],
    ["has find('lzo') been there since the beginning", "/what about:find('lzo')"],
    ['can i see all commits of the month of may 2012', '/what since:2012-05-01 until:2012-05-31'],
  ])('"%s" of a fifth log is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    [
      'who reported the leak jan fixed in 2012',
      '/who about:leak fixed person:jan role:reported-by since:2012-01-01 until:2012-12-31',
    ],
    ['who added lzo, was it jan kara', '/who about:added lzo'],
    ['who should be asked about nfs', '/rank of:people subsystem:nfs'],
    ['most active after jan kara in 2012', '/rank of:people since:2012-01-01 until:2012-12-31 except:jan kara'],
    ['since which dev version is lzo there', '/release about:lzo'],
    ['how many commits excl. jan kara in 2012', '/count since:2012-01-01 until:2012-12-31 except:jan kara'],
    ["number of commits in 2012, jan kara's not counted", '/count since:2012-01-01 until:2012-12-31 except:jan kara'],
    ['how many threads are allowed at most', '/what about:threads allowed most'],
    ['how often is the cache cleaned', '/what about:cache cleaned'],
  ])('"%s" of a sixth log is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['yo who added lzo', '/who about:added lzo'],
    ['any1 know when lzo was added', '/when about:lzo added'],
    ['dunno who added lzo', '/who about:added lzo'],
    ['@antirez what did you change in 2012', '/what person:@antirez since:2012-01-01 until:2012-12-31'],
    ['did @antirez review the lzo changes', '/what about:lzo person:@antirez role:reviewed-by'],
    ['what was PR #13377 about', '/what about:#13377'],
    ['is there any reason for not using lzo', '/why about:using lzo'],
    ['how many antirez commits in 2012', '/count person:antirez since:2012-01-01 until:2012-12-31'],
    ['how many bumps did jan kara do', '/count about:bumps person:jan kara'],
    ['top5 devs 2012', '/rank of:people since:2012-01-01 until:2012-12-31 limit:5'],
    ['best contributor of all time?', '/rank of:people'],
    ['most commits in a single day', '/rank of:days'],
    ['which year was linux most active', '/rank of:years'],
    ['last 3 releases', '/releases'],
    ['what version r we on', '/when release:v7.0'],
    ['changelog of 1.4', '/what release:v1.4'],
    ['diff 1.2 and 1.4', '/what from:v1.2 to:v1.4'],
    ['1.4 vs 1.2 whats changed in nfs', '/what subsystem:nfs from:v1.2 to:v1.4'],
    ['when 1.4 was out?', '/when release:v1.4'],
    ['when did 7 come out', '/when release:v7.0'],
    ["who's active rn", '/rank of:people since:2019-06-16'],
    ['reviewers of the lzo change', '/who about:lzo role:reviewed-by'],
    ['the guy that did lzo', '/who about:lzo'],
    ['lzo streams: when & which version', '/when about:lzo streams'],
    ['which of the versions has lzo', '/release about:lzo'],
    ['"lzo streams" added by?', '/who about:lzo streams added'],
  ])('"%s" of a seventh log is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['when did linus throw out lzo', '/when about:throw out lzo person:linus'],
    ['who is the guy with the lzo fix', '/who about:lzo fix'],
    ['who was the top committer the year before last', '/rank of:people since:2018-01-01 until:2018-12-31'],
    ['when was the day with the most commits', '/rank of:days'],
    ['who mainly maintains nfs', '/rank of:people subsystem:nfs'],
    ['how many patches did jan kara get into linux', '/count person:jan kara'],
    ['is there already a release with lzo', '/release about:lzo'],
    ['which years had over 2000 commits', '/rank of:years'],
  ])('"%s" of an eighth log is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});
