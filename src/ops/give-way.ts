import os from 'node:os';

/** What works in the background has this priority, on a scale on which answers have 0 and nobody has less than 19. */
export const backgroundPriority = 10;

/**
 * Has a process that was just started give way to all others, and so what it starts itself: an import keeps every processor
 * busy, and whoever asks meanwhile would wait their turn. With nothing else to do it takes no longer.
 */
export function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, backgroundPriority);
  } catch {
    // It has ended already, or this system does not let us: it is a process like all others then.
  }
}
