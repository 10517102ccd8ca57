/** A log was written to so often since it was opened that its files are gone: open it again, and try once more. */
export class SnapshotGone extends Error {
  override readonly name = 'SnapshotGone';

  constructor(log: string) {
    super(`log "${log}" was written to more than once since it was opened`);
  }
}
