import type { DigestVerbs, PostOptions, PostReport } from '../cli/digest-verbs.ts';
import type { Config } from '../config.ts';
import { auditBooks, countLogs } from '../digest/audit.ts';
import { limitStore } from '../digest/limit-store.ts';
import type { Channels } from '../digest/ports.ts';
import { runRound } from '../digest/round.ts';
import { terminalChannel } from '../model/actor.ts';
import { UserError } from '../model/errors.ts';
import { openSourceStates } from '../store/source-states.ts';
import { openChatDigests } from './chat-digests.ts';
import type { Host } from './context.ts';
import {
  isOfTerminal,
  makeOpenLog,
  openClock,
  openDigestLibrary,
  openTerminalChannel,
  renderForTerminal,
} from './digest-parts.ts';
import { listLeft } from './left-logs.ts';
import { chooseFolder } from './logs.ts';
import { openService, type Service } from './service.ts';

/** What is done with subscriptions from the command line. */
export function makeDigestVerbs(config: Config, host: Host): DigestVerbs {
  return {
    async post(data, options) {
      const service = config.discordToken === undefined ? undefined : await openService(config);
      if (service) host.endWithVerb();
      return await postOnce(chooseFolder(data, config), config, options, service);
    },
    async audit(data) {
      const { readState } = await import('../store/state.ts');
      const folder = chooseFolder(data, config);
      const state = await readState(folder);
      return auditBooks(state, await countLogs(state, makeOpenLog(openDigestLibrary(folder, config))));
    },
    openChat: (data, tell) => openChatDigests(chooseFolder(data, config), config, tell),
  };
}

/** One round of a process that ends with it. What it has no way to, a server without a token, is left to wait. */
async function postOnce(
  folder: string,
  config: Config,
  { now, show }: PostOptions,
  service: Service | undefined,
): Promise<PostReport> {
  const { openState } = await import('../store/state.ts');
  const left = await listLeft(config, openSourceStates(folder));
  const state = await openState(folder, { holder: 'annalist post' });
  try {
    const clock = openClock(config);
    const terminal = openTerminalChannel(folder, show);
    const report = await runRound({
      store: service ? state.digests : limitStore(state.digests, isOfTerminal),
      channels: service ? joinChannels(terminal, service.channels) : terminal,
      openLog: makeOpenLog(openDigestLibrary(folder, config, left)),
      render: (digest, subscription, ...rest) =>
        (service && !isOfTerminal(subscription) ? service.render : renderForTerminal)(digest, subscription, ...rest),
      now: () => now ?? clock.now(),
    });
    const revoked = service?.revoked();
    if (revoked !== undefined) throw new UserError(revoked);
    const others = service ? [] : [...state.digests.read().subscriptions.values()].filter((one) => !isOfTerminal(one));
    return { ...report, unserved: others.filter((one) => one.state === 'active').length };
  } finally {
    service?.channels.close();
    await state.close();
  }
}

/** The terminal, and the channels of the service. */
function joinChannels(terminal: Channels, service: Channels): Channels {
  const choose = (channel: string): Channels => (channel === terminalChannel ? terminal : service);
  return {
    send: (channel, ...rest) => choose(channel).send(channel, ...rest),
    find: (channel, ...rest) => choose(channel).find(channel, ...rest),
    missingPermissions: (channel, ...rest) => choose(channel).missingPermissions(channel, ...rest),
    // The operator is no user of the service.
    tell: (user, sentence) => (user === 'operator' ? terminal : service).tell(user, sentence),
    link: (server, channel, message) => choose(channel).link(server, channel, message),
  };
}
