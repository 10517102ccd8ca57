import type { RecordRing } from './record-ring.ts';
import type { StoredLog } from './stored-log.ts';

/** The same log, of which a record is looked for in a ring before its segment is unpacked. A record never changes. */
export function keepRecords(log: StoredLog, ring: RecordRing): StoredLog {
  const { id, records } = log.catalogue;
  return {
    ...log,
    async record(sequence) {
      const kept = sequence < records ? ring.find(id, sequence) : undefined;
      if (kept) return kept;
      const record = await log.record(sequence);
      if (record) ring.keep(id, sequence, record);
      return record;
    },
  };
}
