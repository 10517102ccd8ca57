import { expect, it } from 'vitest';
import { pointsBack } from '../../../src/chat/terminal/points-back.ts';

it.each([
  'and who acked it?',
  'And in 2008?',
  'what about nfs',
  'how about reviewed by jan',
  'who signed it off?',
  'when was that change merged',
  'which release has it?',
  'why?',
  'by whom',
  'how many?',
])('%j goes on with what was said', (question) => {
  expect(pointsBack(question)).toBe(true);
});

it.each([
  'who added lzo to jffs2?',
  'what changed in android',
  'who fixed the crash of the client when it is closed twice',
  'who wrote the split of v9fs',
])('%j stands for itself', (question) => {
  expect(pointsBack(question)).toBe(false);
});
