import { answerCallEvent } from '@/lib/availability/call-events/answer';
import { answerRoute, presentQuestion, questionRoute } from '@/lib/availability/call-events/schema';
import { callEventQuestion } from '@/lib/availability/queries';
import { handle } from '@/lib/handler';

export const GET = handle(questionRoute, async ({ actor, params }) =>
  presentQuestion(await callEventQuestion(actor.id, params.id)),
);

export const POST = handle(answerRoute, async ({ actor, params, body }) => {
  await answerCallEvent(actor, params.id, body.answer);
  return { answer: body.answer };
});
