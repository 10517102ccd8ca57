import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('a question that is put in a form of its own', () => {
  it.each([
    ['how long has jan kara been active in nfs', '/person person:jan kara subsystem:nfs'],
    ['how long has jan kara been active', '/person person:jan kara'],
    ['since when has jeff layton been around?', '/person person:jeff layton'],
    ['when did jan kara first show up', '/when person:jan kara earliest'],
    ['when did mark fasheh leave the project', '/when person:mark fasheh latest'],
    ['when did the cache leave the project', '/when about:cache leave project'],
  ])('"%s" asks how long somebody was there: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['how old is linux?', '/when earliest'],
    ['who started the linux project', '/who earliest'],
    ['when was this project founded', '/when earliest'],
    ['when was the lock started', '/when about:lock started'],
    ['how old is the lzo code', '/when about:lzo code'],
  ])('"%s" asks when the project began, or does not: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['how often does linus cut a release', '/releases'],
    ['how often is the lock released', '/count about:lock released'],
    ['how often was linux released in 2019', '/releases since:2019-01-01 until:2019-12-31'],
    ['how long between 1.2 and 1.4', '/releases since:2005-01-01 until:2006-01-01'],
    ['which versions were released in 2006', '/releases since:2006-01-01 until:2006-12-31'],
    ['first version whose loader can do lzo', '/release about:loader lzo'],
    ['which version was first able to read lzo', '/release about:read lzo'],
    ['which release shipped lzo', '/release about:lzo'],
    ['which release brought xfs support', '/release about:xfs support'],
    ['how long did it take for lzo to be merged', '/release about:lzo'],
    ['whose idea was the OF 1.4 mode', '/who about:1.4 mode role:credited'],
  ])('"%s" asks for releases, or does not: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['how many patches came from jan kara', '/count person:jan kara'],
    ['how often was nfs changed in 2019', '/count about:nfs since:2019-01-01 until:2019-12-31'],
    ['what share of the commits is by jan kara', '/count person:jan kara'],
    ['how many commits were made on sundays', '/rank of:weekdays'],
    ["what's the average number of commits per month", '/rank of:months'],
    ['who has tested most over all the years', '/rank of:people role:tested-by'],
    ['leave out the jan kara account: who was busiest', '/rank of:people except:jan kara'],
    ['leaving jan kara aside, who worked most on nfs', '/rank of:people subsystem:nfs except:jan kara'],
    ['which subsystems did jan kara touch', '/rank of:subsystems person:jan kara'],
    ['which subsystem has the lzo code', '/what about:lzo code'],
    ['what does jan kara mostly work on', '/rank of:subsystems person:jan kara'],
    ['who knows the xfs code best', '/rank of:people subsystem:xfs'],
    ['what were the first three commits', '/what limit:3 earliest'],
    ['top ten reviewers since 2019', '/rank of:people role:reviewed-by since:2019-01-01 limit:10'],
    ['which tester is named most often', '/rank of:people role:tested-by'],
    ['which 5 people reported the most bugs', '/rank of:people role:reported-by limit:5'],
    ['who are the contributors', '/rank of:people'],
    ['who are the developers of xfs', '/rank of:people subsystem:xfs'],
    ['list all contributors of 2007', '/rank of:people since:2007-01-01 until:2007-12-31'],
    ['contributors to v2.30.0', '/rank of:people release:v2.30.0'],
    ['name the three busiest months of 2011', '/rank of:months since:2011-01-01 until:2011-12-31 limit:3'],
    ['what are the most changed areas in 2019', '/rank of:subsystems since:2019-01-01 until:2019-12-31'],
    ['where did most of the work happen in 2010', '/rank of:subsystems since:2010-01-01 until:2010-12-31'],
    ['how many commits excluding merges and jan kara', '/count except:jan kara merges:none'],
    ['how many of the commits in 2010 were merges', '/count since:2010-01-01 until:2010-12-31 merges:only'],
    ['is jan kara still active', '/when person:jan kara latest'],
    ['is the cache still active', '/what about:cache active'],
    ['when did anyone last touch nfs', '/when subsystem:nfs latest'],
  ])('"%s" asks for numbers: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ["it's february 2020: what changed last june", '/what since:2019-06-01 until:2019-06-30'],
    ['what changed on the first of december 2015', '/what since:2015-12-01 until:2015-12-01'],
    ['what changed on december the twenty-fourth 2015', '/what since:2015-12-24 until:2015-12-24'],
    ['what changed between christmas 2017 and new year', '/what since:2017-12-25 until:2018-01-01'],
    ['what changed between november 2017 and february', '/what since:2017-11-01 until:2018-02-28'],
    ['what changed in the first month of 2006', '/what since:2006-01-01 until:2006-01-31'],
    ['what changed in the last two weeks of 2006', '/what since:2006-12-18 until:2006-12-31'],
    [
      'what else did jan kara change that week in march 2012',
      '/what person:jan kara since:2012-03-01 until:2012-03-31',
    ],
    ['when was lzo added and by whom', '/when about:lzo added'],
    ['how many commits in june and july 2014', '/count since:2014-06-01 until:2014-07-31'],
    ['how many commits in 2014 and 2015', '/count since:2014-01-01 until:2015-12-31'],
    ['how many commits in h2 2015', '/count since:2015-07-01 until:2015-12-31'],
    ['what changed in the week before christmas 2012', '/what since:2012-12-18 until:2012-12-24'],
    ['what changed the day after v2.30.0 was released', '/what since:2020-12-28 until:2020-12-28'],
    ['from which version on may i drop lzo', '/release about:drop lzo'],
  ])('"%s" names days: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['who allowed #! in the loader', '/who about:allowed shebang loader'],
    ['since when is `\\t` kept', '/when about:tab kept'],
    ['who cut down on && in the loader', '/who about:cut down logical operator loader'],
    // Between words a sign is none of them.
    ['who made reading & writing - and all else - faster', '/who about:reading writing faster'],
  ])('"%s" names a sign, or does not: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});
