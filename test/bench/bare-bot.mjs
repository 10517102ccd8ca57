// The peer of the bot: the same library, the same ways of taking a question and of answering it, and nothing between
// them. It registers the commands whose names are given, and answers every question with the same sentence.
import { Client, GatewayDispatchEvents, GatewayIntentBits, REST, Routes } from 'discord.js';

const { DISCORD_TOKEN: token, DISCORD_API: api } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
const rest = new REST({ version: '10', api, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
const data = { content: 'An answer.', allowed_mentions: { parse: [] } };
client.ws.on(GatewayDispatchEvents.InteractionCreate, ({ id, token: own }) => {
  void rest.post(Routes.interactionCallback(id, own), { auth: false, body: { type: 4, data } });
});
await client.login(token);
const about = { type: 3, name: 'about', description: 'Words' };
const log = { type: 3, name: 'log', description: 'A log' };
const commands = process.argv
  .slice(2)
  .map((name) => ({ type: 1, name, description: 'A question', options: [about, log] }));
await client.rest.put(Routes.applicationCommands(client.application.id), { body: commands });
