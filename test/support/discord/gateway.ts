import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type JsonObject, toList, toNumber, toObject, toText } from './json.ts';
import { formatBot, formatGuildCreate } from './payloads.ts';
import type { World } from './world.ts';

const op = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalid: 9, hello: 10, ack: 11 } as const;
const close = {
  unknown: 4000,
  unauthenticated: 4003,
  failed: 4004,
  twice: 4005,
  many: 4008,
  intents: 4013,
  denied: 4014,
};
/** GuildMembers, GuildPresences, MessageContent. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);
const allIntents = 0x3ffffff;

/** A session, which outlives its socket so that it can be resumed. */
interface Session {
  id: string;
  shard: [number, number];
  sequence: number;
  /** Every event that was sent in it, in the order of their numbers, which begin at 1. */
  sent: string[];
  socket: WebSocket | undefined;
}

/** The WebSocket side of the stand-in. */
export class Gateway {
  /** How often a session was started, resumed, and how often a heartbeat came. */
  identifies = 0;
  resumes = 0;
  heartbeats = 0;
  /** The intents of the last identify. */
  intents = 0;
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  #awayUntil = 0;
  #acks = true;

  constructor(world: World, server: Server) {
    this.#world = world;
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** How many sockets are open. */
  get connected(): number {
    return this.#server.clients.size;
  }

  /** The ids of all sessions that could be resumed. */
  get sessionIds(): string[] {
    return [...this.#sessions.keys()];
  }

  /** Whether a session is there whose socket is open: what is dispatched now arrives now. */
  get ready(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== undefined);
  }

  /** Cuts every socket, as a broken network does. Sessions can be resumed. */
  drop(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  /** Cuts every socket and takes none for so many milliseconds. Without a number: until `comeBack`. */
  goAway(milliseconds = Number.POSITIVE_INFINITY): void {
    this.#awayUntil = Date.now() + milliseconds;
    this.drop();
  }

  /** Ends an absence. */
  comeBack(): void {
    this.#awayUntil = 0;
  }

  /** Closes every socket with a code: 4004 for a token that no longer holds, 4000 for trouble that can be resumed. */
  closeWith(code: number, reason = ''): void {
    for (const socket of this.#server.clients) socket.close(code, reason);
  }

  /** Asks every client to connect anew and resume. */
  askToReconnect(): void {
    for (const socket of this.#server.clients) send(socket, op.reconnect, null);
  }

  /** Forgets every session: the next resume is refused, and the client must start anew. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** Stops answering heartbeats, as a connection that is dead but open. */
  stopAcks(): void {
    this.#acks = false;
  }

  /** Sends an event to every session that should have it. A session without a socket gets it when it resumes. */
  dispatch(name: string, data: unknown, guildId?: string): void {
    for (const session of this.#sessions.values()) {
      const [shard, count] = session.shard;
      const home = guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
      if (home === shard) this.#push(session, name, data);
    }
  }

  /** Ends everything. */
  close(): void {
    this.drop();
    this.#server.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!request.url?.startsWith('/gateway') || Date.now() < this.#awayUntil) {
      socket.destroy();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
  }

  #welcome(socket: WebSocket): void {
    let session: Session | undefined;
    const times: number[] = [];
    send(socket, op.hello, { heartbeat_interval: this.#world.settings.heartbeat });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // A client that closes properly ends its session; all other ends can be resumed.
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    });
    socket.on('message', (data) => {
      const packet = parsePacket(String(data));
      times.push(Date.now());
      if (times.filter((time) => time > Date.now() - 60_000).length > 120) socket.close(close.many, 'Rate limited.');
      else if (packet === undefined) socket.close(4002, 'Decode error.');
      else if (packet.op === op.heartbeat) this.#beat(socket);
      else if (packet.op === op.identify) session = this.#identify(socket, toObject(packet.d), session);
      else if (packet.op === op.resume) session = this.#resume(socket, toObject(packet.d)) ?? session;
      else if (session === undefined) socket.close(close.unauthenticated, 'Not authenticated.');
    });
  }

  #beat(socket: WebSocket): void {
    this.heartbeats++;
    if (this.#acks) send(socket, op.ack, null);
  }

  #identify(socket: WebSocket, data: JsonObject, before: Session | undefined): Session | undefined {
    const intents = toNumber(data.intents);
    this.identifies++;
    this.intents = intents;
    const refuse = (code: number, reason: string) => {
      socket.close(code, reason);
      return before;
    };
    if (before !== undefined) return refuse(close.twice, 'Already authenticated.');
    if (!this.#isToken(data.token)) return refuse(close.failed, 'Authentication failed.');
    if ((intents & ~allIntents) !== 0 || data.intents === undefined) return refuse(close.intents, 'Invalid intent(s).');
    const denied = (intents & privileged) !== 0 && !this.#world.settings.privilegedIntents;
    if (denied) return refuse(close.denied, 'Disallowed intent(s).');
    return this.#open(socket, data.shard, intents);
  }

  #open(socket: WebSocket, value: unknown, intents: number): Session {
    const [number, count] = toList(value);
    const shard: [number, number] = [toNumber(number), toNumber(count) || 1];
    const session: Session = { id: this.#world.makeId(), shard, sequence: 0, sent: [], socket };
    for (const [id, old] of this.#sessions) if (old.socket === undefined) this.#sessions.delete(id);
    this.#sessions.set(session.id, session);
    const { applicationId } = this.#world.settings;
    const guilds = [...this.#world.guilds.values()].filter(
      (guild) => Number((BigInt(guild.id) >> 22n) % BigInt(shard[1])) === shard[0],
    );
    this.#push(session, 'READY', {
      v: 10,
      user: formatBot(this.#world),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${this.#world.address.replace('http:', 'ws:')}/gateway`,
      shard,
      application: { id: applicationId, flags: 0 },
    });
    if ((intents & 1) === 0) return session;
    for (const guild of guilds) this.#push(session, 'GUILD_CREATE', formatGuildCreate(this.#world, guild));
    return session;
  }

  #resume(socket: WebSocket, data: JsonObject): Session | undefined {
    const session = this.#sessions.get(toText(data.session_id));
    if (!this.#isToken(data.token)) {
      socket.close(close.failed, 'Authentication failed.');
      return undefined;
    }
    if (session === undefined) {
      send(socket, op.invalid, false);
      return undefined;
    }
    this.resumes++;
    session.socket = socket;
    for (const text of session.sent.slice(toNumber(data.seq))) socket.send(text);
    this.#push(session, 'RESUMED', {});
    return session;
  }

  #push(session: Session, name: string, data: unknown): void {
    session.sequence++;
    const text = JSON.stringify({ op: op.dispatch, t: name, s: session.sequence, d: data });
    session.sent.push(text);
    session.socket?.send(text);
  }

  #isToken(value: unknown): boolean {
    return !this.#world.revoked && toText(value).replace(/^Bot /, '') === this.#world.settings.token;
  }
}

function send(socket: WebSocket, code: number, data: unknown): void {
  socket.send(JSON.stringify({ op: code, d: data, s: null, t: null }));
}

function parsePacket(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
