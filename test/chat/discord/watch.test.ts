import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { toSubscription } from '../../../src/chat/discord/watch.ts';

const subscribe = commands.find(({ name }) => name === 'subscribe');
const made = (raw: Record<string, string>) =>
  toSubscription({ raw }, subscribe ?? { options: [] }, { log: 'linux', schedule: 'daily' });

it('a question becomes a subscription with all that narrows it down, and in its style', () => {
  expect(made({ about: 'lzo', person: 'ada', role: 'cc', except: 'bob', merges: 'none', since: '2007' })).toEqual({
    log: 'linux',
    schedule: 'daily',
    subsystem: 'all',
    about: 'lzo',
    person: 'ada',
    as: 'cc',
    except: 'bob',
    merges: 'none',
  });
  expect(made({ subsystem: 'nfs, cifs', style: 'full', limit: '5', log: 'git' })).toEqual({
    log: 'linux',
    schedule: 'daily',
    subsystem: 'nfs, cifs',
    style: 'full',
  });
});
