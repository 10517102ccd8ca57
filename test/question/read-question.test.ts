import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('a question in plain words', () => {
  it.each([
    ['who added lzo to jffs2?', '/who about:added lzo subsystem:jffs2'],
    ['Who wrote the lzo support', '/who about:lzo support'],
    ['lzo was added by whom?', '/who about:lzo added'],
    ['which developer split v9fs', '/who about:split v9fs'],
    ['when did jbd2-debug move to debugfs', '/when about:jbd2-debug move debugfs'],
    ['in what year was xip removed', '/when about:xip removed'],
    ['what changed in nfs last spring', '/what subsystem:nfs since:2020-03-01 until:2020-05-31'],
    ['how many commits in october 2007', '/count since:2007-10-01 until:2007-10-31'],
    ['how much landed in october 2007', '/count since:2007-10-01 until:2007-10-31'],
    ['how much faster is lzo', '/what about:faster lzo'],
    ['how many bugs did jan kara report', '/count person:jan kara role:reported-by'],
    ['who worked most on afs', '/rank of:people subsystem:afs'],
    ['top 5 contributors to xfs', '/rank of:people subsystem:xfs limit:5'],
    ['which month had the most commits', '/rank of:months'],
    ['how many commits per weekday', '/rank of:weekdays'],
    ['on which day of the week are most commits made', '/rank of:weekdays'],
    ['what was the busiest day of 2007', '/rank of:days since:2007-01-01 until:2007-12-31'],
    ['apart from antirez, who has the most commits?', '/rank of:people except:antirez'],
    ['which subsystem has most changes', '/rank of:subsystems'],
    ['which release has the fix for the pfadd loop', '/release about:fix pfadd loop'],
    ['since what version can i use lzo', '/release about:use lzo'],
    ['why was v9fs split up', '/why about:v9fs split up'],
    ['what was the reason for the split of v9fs', '/why about:split v9fs'],
    ['anything about minix in this log?', '/what about:minix'],
    ['what subsystems are there', '/subsystems'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['who signed off on the lzo patch', '/who about:lzo role:signed-off-by'],
    ['who acked it all: the quota rework', '/who about:quota rework role:acked-by'],
    ["who was cc'd on the ramfs patch", '/who about:ramfs role:cc'],
    ['who signs off most', '/rank of:people role:signed-off-by'],
    ['what is the biggest area of work in 2012', '/rank of:subsystems since:2012-01-01 until:2012-12-31'],
    ['how many commits per week', '/rank of:months'],
    ["who cc'd linus torvalds", '/what person:linus torvalds role:cc'],
    ['who put jan kara in cc on the lzo patch', '/what about:lzo person:jan kara role:cc'],
    ['how many lines were changed in 2012', '/count since:2012-01-01 until:2012-12-31'],
    ['who wrote the most lines of code in xfs', '/rank of:people subsystem:xfs'],
    ['how many lines of context does quota print', '/count about:lines context quota print'],
    ['who reviewed the quota rework', '/who about:quota rework role:reviewed-by'],
    ['who tested the quota rework', '/who about:quota rework role:tested-by'],
    ['who reported the leak in xattrs', '/who about:leak xattrs role:reported-by'],
    ['whose idea was the split of v9fs', '/who about:split v9fs role:credited'],
    ['who helped write the parser', '/who about:parser role:co-authored-by'],
    [
      "who signed off jan kara's quota patch besides himself?",
      '/who about:quota person:jan kara role:signed-off-by without the author',
    ],
    ['what did jan kara review', '/what person:jan kara role:reviewed-by'],
    // A role that nobody is asked for is what the change is about.
    ['why was the crash reported twice', '/why about:crash reported twice'],
    ['when was the reviewed quota code dropped', '/when about:reviewed quota code dropped'],
  ])('"%s" asks for a role: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['what did garen chan fix', '/what about:fix person:garen chan'],
    ['what did dennis ritchie change', '/what person:dennis ritchie'],
    ['what did ted change in 2007', '/what person:ted since:2007-01-01 until:2007-12-31'],
    ['how many commits by lu jj', '/count person:lu jj'],
    ['what was jeff laytons last change', '/what person:jeff laytons latest'],
    ['when did linus pull the xfs tree', '/when about:pull person:linus subsystem:xfs'],
    // Nobody is called so.
    ['when did graphql support land', '/when about:graphql support'],
    ['when did linux drop xip', '/when about:linux drop xip'],
    ['what can be set by default', '/what about:set default'],
  ])('"%s" tells of somebody, or does not: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['which logs are there', '/logs'],
    ['what logs do you have?', '/logs'],
    ['hi, which logs can i ask about', '/logs'],
    ['list the logs', '/logs'],
    ['which subsystems are there', '/subsystems'],
    ['how many subsystems does it have', '/subsystems'],
    ['list all subsystems in 2007', '/subsystems since:2007-01-01 until:2007-12-31'],
    // These ask about something else.
    ['which logs were dropped from nfs', '/what about:logs dropped subsystem:nfs'],
    ['which subsystems did jan kara touch most', '/rank of:subsystems person:jan kara'],
  ])('"%s" asks what there is, or does not: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['everything about xfs', '/what subsystem:xfs'],
    ['give me the 3 oldest changes', '/what limit:3 earliest'],
    ['in what version did lzo first appear', '/release about:lzo earliest'],
    ['show me the last 5 commits to nfs', '/what subsystem:nfs limit:5 latest'],
    ['what linus did in 2007', '/what person:linus since:2007-01-01 until:2007-12-31'],
    ["what's the reason for the split", '/why about:split'],
    ["what's new in nfs", '/what subsystem:nfs'],
    ["who's behind the parser", '/who about:parser'],
    ["that's nice, who added lzo", '/who about:nice added lzo'],
    ['who is jan kara', '/person person:jan kara'],
    ["who's antirez?", '/person person:antirez'],
    ['when did jan kara first contribute', '/when person:jan kara earliest'],
    ["when was jan kara's last commit?", '/when person:jan kara latest'],
    ['first-time contributors in 2007', '/rank of:newcomers since:2007-01-01 until:2007-12-31'],
    [
      'how many newcomers were there in nfs in 2008?',
      '/rank of:newcomers subsystem:nfs since:2008-01-01 until:2008-12-31',
    ],
    ['who contributed for the first time in 2007', '/rank of:newcomers since:2007-01-01 until:2007-12-31'],
    ['who made their first commit in 2007?', '/rank of:newcomers since:2007-01-01 until:2007-12-31'],
    ["who acked antirez's patch to nfs", '/who person:antirez role:acked-by subsystem:nfs'],
    ['what did j. layton do', '/what person:j layton'],
    ['summarize 2010', '/what since:2010-01-01 until:2010-12-31'],
    ['which months of 2015 had the most commits', '/rank of:months since:2015-01-01 until:2015-12-31'],
    ['who has most reviews in 2022', '/rank of:people role:reviewed-by since:2022-01-01 until:2022-12-31'],
    ['who is the maintainer of xfs', '/rank of:people subsystem:xfs'],
  ])('"%s" is said in few words: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['when was v2.30 released?', '/when release:v2.30.0'],
    ['when did linux 7.0 come out', '/when release:v7.0'],
    ["what's the release date of v1.2?", '/when release:v1.2'],
    ['how old is 7.0', '/when release:v7.0'],
    // The log names no such release, and is asked for it all the same.
    ['when is 9.9 coming out', '/when release:9.9'],
    ["what's the latest release", '/when release:v7.0'],
    ['what is new in the latest release', '/what release:v7.0'],
    ['what changed since the last release', '/what from:v7.0'],
    ['when was lzo released in v7.0', '/when about:lzo released release:v7.0'],
    ['what was fixed in the 7.0 series', '/what about:fixed from:v2.30.0 to:v7.0'],
    ['how many commits went into 7.0.x', '/count from:v2.30.0 to:v7.0'],
    ['what is different in v1.4 compared to v1.2', '/what from:v1.2 to:v1.4'],
    ['how long did lzo take to get released', '/release about:lzo'],
    ['how long until the lzo patch was released', '/release about:lzo'],
    ['how long does lzo take to compress', '/what about:lzo take compress'],
    ['is lzo in 7.0?', '/release about:lzo'],
    ['does 7.0 have lzo', '/release about:lzo'],
    ['what is in v1.4 that is not in v1.2', '/what from:v1.2 to:v1.4'],
    ['who contributed most to the 7.0 series', '/rank of:people from:v2.30.0 to:v7.0'],
  ])('"%s" asks about a release: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['which changes to nfs are not by jan kara', '/what subsystem:nfs except:jan kara'],
    ['who, apart from jan kara, changed nfs', '/who subsystem:nfs except:jan kara'],
    ['who worked on nfs in 2008', '/who subsystem:nfs since:2008-01-01 until:2008-12-31'],
    ['was lzo written by jan kara', '/who about:lzo written'],
    ['has lzo been dropped', '/what about:lzo dropped'],
    ['who maintains nfs', '/rank of:people subsystem:nfs'],
    ['what changed in the ofcs2 code', '/what subsystem:ocfs2'],
    ['what did jan karra change', '/what person:Jan Kara'],
    ['how many commits by jan karra', '/count person:Jan Kara'],
    ['sorry to bother you, but who added lzo?', '/who about:added lzo'],
    ['any chance you know when lzo was added', '/when about:lzo added'],
    ['hey, could you please tell me about xfs', '/what subsystem:xfs'],
  ])('"%s" is said in another way: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});
