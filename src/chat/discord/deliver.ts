import { makeApology, makePlain, makeReference, type OutgoingMessage } from './outgoing.ts';
import type { Composed, DispatchPorts } from './ports.ts';
import type { Origin } from './read-interaction.ts';
import type { Delivery, Responder } from './responder.ts';
import { beginWait, unlessAborted } from './wait.ts';

/** How an answer is given. */
export interface DeliveryPlan {
  /** The command, for the metrics. */
  label: string;
  /** A message of its own, or a change of the one that was pressed on. */
  kind: 'answer' | 'update';
  ephemeral: boolean;
  origin: Origin;
}

/** How one message is brought to the service. */
type Send = (message: OutgoingMessage) => Promise<Delivery>;

/**
 * Brings an answer to whoever asked: at once, or, where it takes longer than the patience, after a word that it will
 * come. An answer is brought once, whatever happens on the way.
 */
export async function deliver(
  work: Promise<Composed>,
  plan: DeliveryPlan,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const begun = ports.now();
  const patience = beginWait(leftOf(ports.patience, plan.origin.id, begun));
  const soon = await Promise.race([work, patience.done]);
  patience.callOff();
  const sent = soon
    ? await sendAll(soon, chooseFirst(soon, plan, responder), plan, ports)
    : await sendLater(work, plan, responder, ports);
  // What could not be brought is not waited for.
  const outcome = sent ? (await work).outcome : 'failed';
  ports.metrics.question(plan.label, outcome, (ports.now() - begun) / 1000);
}

/** What is not an answer leaves the message alone that was pressed on. */
function chooseFirst({ outcome }: Composed, { kind }: DeliveryPlan, responder: Responder): Send {
  return (message) => responder.answer(message, kind === 'update' && outcome === 'answered');
}

async function sendLater(
  work: Promise<Composed>,
  plan: DeliveryPlan,
  responder: Responder,
  ports: DispatchPorts,
): Promise<boolean> {
  const { kind, ephemeral } = plan;
  const deferred = await responder.defer(kind, ephemeral);
  // Whoever asked was told nothing: there is no message that could be filled.
  if (deferred.kind !== 'taken') return false;
  const composed = await unlessAborted(work, ports.givenUp);
  const send: Send =
    kind === 'update' && composed?.outcome !== 'answered'
      ? (message) => responder.follow(message)
      : (message) => responder.edit(message, kind === 'update');
  if (composed) return await sendAll(composed, send, plan, ports);
  await send(makePlain('The bot was stopped before this answer was there: ask again in a minute.', ephemeral));
  return false;
}

/** Sends an answer; where the service refuses it as it is, sends an apology in its place. */
async function sendAll(
  { outgoing }: Composed,
  send: Send,
  { label: command, origin: { id: interaction } }: DeliveryPlan,
  { logger }: DispatchPorts,
): Promise<boolean> {
  const delivery = await send(outgoing);
  if (delivery.kind !== 'refused') return delivery.kind === 'taken';
  const reference = makeReference();
  const fields = { reference, command, interaction };
  logger.error(fields, 'the service refused an answer', delivery.cause);
  const second = await send(makeApology(reference));
  if (second.kind === 'refused') logger.error(fields, 'the service refused the apology too', second.cause);
  return false;
}

const epoch = 1_420_070_400_000n;

/**
 * What is left of the patience when a question comes late: its id says when it was asked. Where the clocks do not agree
 * it counts from now on.
 */
function leftOf(patience: number, id: string, now: number): number {
  const asked = /^\d{1,20}$/.test(id) ? Number((BigInt(id) >> 22n) + epoch) : now;
  const age = now - asked;
  return age > 0 && age < 3_000 ? Math.max(0, patience - age) : patience;
}
