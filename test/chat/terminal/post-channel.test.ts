import { describe, expect, it } from 'vitest';
import { makePostChannel, renderTerminalPost } from '../../../src/chat/terminal/post-channel.ts';
import { makeSubscription } from '../../support/fake-log.ts';
import { makeDigest, makeDigestEntry } from '../../support/made-digest.ts';

function makeTerminal() {
  const shown: string[] = [];
  const marks = new Set<string>();
  const channel = makePostChannel({
    show: async (text) => void shown.push(text),
    marks: { has: (mark) => marks.has(mark), add: (mark) => void marks.add(mark) },
  });
  return { shown, marks, channel };
}

const message = { nonce: 'a3f-1-1', mark: '#a3f-1.1', body: 'What happened.' };

describe('the terminal as a channel', () => {
  it('shows a post, and finds it by its mark from then on', async () => {
    const { shown, channel } = makeTerminal();
    expect(await channel.find('terminal', message.mark, 0)).toBeUndefined();
    expect(await channel.send('terminal', message, undefined)).toEqual({ kind: 'sent', id: '#a3f-1.1' });
    expect(shown).toEqual(['What happened.']);
    expect(await channel.find('terminal', message.mark, 0)).toEqual({ id: '#a3f-1.1' });
  });

  it('shows a post once, also where its mark cannot be kept', async () => {
    const { shown } = makeTerminal();
    const channel = makePostChannel({
      show: async (text) => void shown.push(text),
      marks: {
        has: () => false,
        add() {
          throw new Error('the disk is full');
        },
      },
    });
    expect(await channel.send('terminal', message, undefined)).toEqual({ kind: 'sent', id: '#a3f-1.1' });
    expect(await channel.find('terminal', message.mark, 0)).toEqual({ id: '#a3f-1.1' });
    expect(shown).toEqual(['What happened.']);
  });

  it('keeps no mark of what could not be shown', async () => {
    const { marks } = makeTerminal();
    const channel = makePostChannel({
      show: async () => {
        throw new Error('nobody listens');
      },
      marks: { has: () => false, add: (mark) => void marks.add(mark) },
    });
    expect(await channel.send('terminal', message, undefined)).toEqual({ kind: 'again', reason: 'nobody listens' });
    expect(marks.size).toBe(0);
  });
});

describe('a post of the terminal', () => {
  it('is the digest, and shows its mark', () => {
    const [text] = renderTerminalPost(
      makeDigest({ nfs: [makeDigestEntry('1', 'one lock fewer')] }),
      makeSubscription(),
      '#a3f-1',
    );
    expect(text).toMatch(/\n\nsubscription a3f · #a3f-1\.1$/);
    expect(text).not.toContain('trial');
  });

  it('without anything says since when there is nothing', () => {
    const nothing = { ...makeDigest({}), stretch: { kind: 'numbers', from: 3, to: 3 } as const };
    const made = Date.UTC(2026, 10, 23, 12);
    const [text] = renderTerminalPost(nothing, makeSubscription({ made }), '#a3f-1');
    expect(text).toContain('Nothing new since 23 Nov 2026.');
  });

  it('says that it is a trial where it is one', () => {
    const [text] = renderTerminalPost(
      makeDigest({ nfs: [makeDigestEntry('1', 'one lock fewer')] }),
      makeSubscription(),
      '#a3f-test-1',
      { isTest: true },
    );
    expect(text).toMatch(/^A trial of the subscription a3f: it counts for nothing\.\n/);
  });
});
