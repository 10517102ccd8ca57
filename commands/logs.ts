import * as z from 'zod';
import { defineQuery } from './define.ts';

export const logs = defineQuery({
  name: 'logs',
  description: 'The logs that can be asked about',
  example: '/logs',
  args: z.strictObject({}),
  async answer(_args, reader) {
    const found = await reader.logs();
    return { command: 'logs', query: {}, verdict: found.length > 0 ? 'found' : 'nothing', sure: true, logs: found };
  },
});
