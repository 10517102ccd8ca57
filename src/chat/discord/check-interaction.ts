import { type APIInteraction, InteractionType } from 'discord.js';
import { isRecord, type JsonRecord } from './read-json.ts';

/**
 * Whether an interaction has all that it is read for, in the right kinds. The service promises so; what lacks something
 * would else fail somewhere on the way to an answer that nobody waits for.
 */
export function isUsable(interaction: unknown): interaction is APIInteraction {
  if (!isRecord(interaction)) return false;
  const { id, token, application_id: application, type, member, user, guild_id: server, channel } = interaction;
  if (!isText(id) || !isText(token) || !isText(application) || typeof type !== 'number') return false;
  if ((server !== undefined && !isText(server)) || !isAbsentOr(channel, hasId)) return false;
  if (!isAbsentOr(user, hasId)) return false;
  if (!isAbsentOr(member, (one) => isRecord(one) && hasId(one.user))) return false;
  return isUsableData(type, interaction);
}

function isUsableData(type: number, { data, message }: JsonRecord): boolean {
  switch (type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete:
      return isRecord(data) && isText(data.name) && isAbsentOr(data.options, areOptions);
    case InteractionType.MessageComponent:
      return isRecord(data) && isText(data.custom_id) && isAbsentOr(data.values, areTexts) && isMessage(message);
    case InteractionType.ModalSubmit:
      return isRecord(data) && isText(data.custom_id) && Array.isArray(data.components) && isMessage(message);
    default:
      // Nothing is read of others but that they are none of ours.
      return true;
  }
}

function areOptions(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (option) =>
        isRecord(option) &&
        isText(option.name) &&
        typeof option.type === 'number' &&
        isAbsentOr(option.value, isPlain) &&
        isAbsentOr(option.options, areOptions),
    )
  );
}

/** A message that was pressed on: what finds the question, and who may turn its pages. */
function isMessage(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, embeds, timestamp, flags, interaction_metadata: asked } = value;
  return (
    isText(id) &&
    Array.isArray(embeds) &&
    embeds.every(
      (embed) =>
        isRecord(embed) && isAbsentOr(embed.footer, (footer) => isRecord(footer) && typeof footer.text === 'string'),
    ) &&
    isText(timestamp) &&
    !Number.isNaN(Date.parse(timestamp)) &&
    isAbsentOr(flags, (one) => typeof one === 'number') &&
    isAbsentOr(asked, (one) => isRecord(one) && hasId(one.user))
  );
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
const hasId = (value: unknown): boolean => isRecord(value) && isText(value.id);
const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** The service leaves out what there is not, or writes null. */
const isAbsentOr = (value: unknown, test: (value: unknown) => boolean): boolean =>
  value === undefined || value === null || test(value);
