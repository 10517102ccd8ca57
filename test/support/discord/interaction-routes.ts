import { makeError } from './api-error.ts';
import {
  answerInteraction,
  editOriginal,
  findAnswer,
  findByToken,
  followUp,
  type Interaction,
} from './interactions.ts';
import { toNumber } from './json.ts';
import { flagBits } from './message-limits.ts';
import { editMessage, formatMessage } from './messages.ts';
import type { ApiRequest, Route } from './routes.ts';
import type { World } from './world.ts';

const webhook = '/webhooks/:application/:token';

/** Routes that answer interactions: the token in the path is all they need. */
export const interactionRoutes: Route[] = [
  {
    method: 'POST',
    pattern: '/interactions/:interaction/:token/callback',
    ofInteraction: true,
    run({ params, json, files, query }, world) {
      const asked = answerInteraction(world, params.interaction ?? '', params.token ?? '', json, files);
      if (query.get('with_response') !== 'true') return { status: 204 };
      return { status: 200, body: describeAnswer(world, asked) };
    },
  },
  {
    method: 'POST',
    pattern: webhook,
    ofInteraction: true,
    run: (request, world) => {
      const message = followUp(world, findAsked(request, world), request.json, request.files);
      return { status: 200, body: formatMessage(world, message) };
    },
  },
  {
    method: 'GET',
    pattern: `${webhook}/messages/:message`,
    ofInteraction: true,
    run: (request, world) => {
      const message = findAnswer(findAsked(request, world), request.params.message ?? '');
      return { status: 200, body: formatMessage(world, message) };
    },
  },
  {
    method: 'PATCH',
    pattern: `${webhook}/messages/:message`,
    ofInteraction: true,
    run: (request, world) => {
      const asked = findAsked(request, world);
      const message = findAnswer(asked, request.params.message ?? '');
      if (message === asked.original) editOriginal(world, asked, request.json, request.files);
      else editMessage(world, message, request.json, request.files);
      return { status: 200, body: formatMessage(world, message) };
    },
  },
  {
    method: 'DELETE',
    pattern: `${webhook}/messages/:message`,
    ofInteraction: true,
    run: (request, world) => {
      const asked = findAsked(request, world);
      findAnswer(asked, request.params.message ?? '').deleted = true;
      asked.tellWaiting();
      return { status: 204 };
    },
  },
];

function findAsked({ params }: ApiRequest, world: World): Interaction {
  if (params.application !== world.settings.applicationId) throw makeError(10015);
  return findByToken(world, params.token ?? '');
}

/** What `?with_response=true` asks for. */
function describeAnswer(world: World, asked: Interaction) {
  const { original, answeredAs, loading } = asked;
  const message = original === undefined ? {} : { message: formatMessage(world, original) };
  return {
    interaction: {
      id: asked.id,
      type: asked.kind,
      response_message_id: original?.id ?? null,
      response_message_loading: loading,
      response_message_ephemeral: (toNumber(original?.flags) & flagBits.ephemeral) !== 0,
    },
    resource: { type: answeredAs, ...message },
  };
}
