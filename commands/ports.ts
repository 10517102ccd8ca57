import type { Reader } from '../src/answer/reader.ts';
import type { DigestDesk } from '../src/model/digest-desk.ts';
import type { SettingsPort } from '../src/model/settings.ts';

/** What actions work with. */
export interface ActionPorts {
  /** The logs as they are read where the action is asked for. */
  reader: Reader;
  settings: SettingsPort;
  digests: DigestDesk;
}
