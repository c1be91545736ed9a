import { Hono } from 'hono';
import type { Core } from '../core';
import { type Env, edge } from '../edge';
import { derivedText } from '../ids';
import { exampleOf } from './json-schema';

/**
 * An OpenAI-compatible chat endpoint that understands nothing: its reply is always the same for the same
 * request, and fits the JSON schema that was asked for. It tests the plumbing, not a judgement.
 */
export function llmApi(core: Core): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    '*',
    edge(core, {
      provider: 'llm',
      prefix: '/llm',
      isApi: () => true,
      errorBody: (status) => ({
        error: { message: 'Asked for as a fault', type: 'server_error', code: String(status) },
      }),
    }),
  );

  app.get('/v1/models', (c) =>
    c.json({ object: 'list', data: [{ id: 'sandbox', object: 'model', created: 0, owned_by: 'sandbox' }] }),
  );
  app.post('/v1/chat/completions', (c) => {
    const { body } = c.get('input');
    const messages = Array.isArray(body?.messages) ? (body.messages as unknown[]) : [];
    if (messages.length === 0) {
      const message = "Missing required parameter: 'messages'.";
      return c.json(
        {
          error: {
            message,
            type: 'invalid_request_error',
            param: 'messages',
            code: 'missing_required_parameter',
          },
        },
        400,
      );
    }
    const asked = JSON.stringify(body);
    const content = replyTo(body?.response_format);
    return c.json({
      id: `chatcmpl-${derivedText(asked, 24)}`,
      object: 'chat.completion',
      created: core.clock.seconds(),
      model: typeof body?.model === 'string' ? body.model : 'sandbox',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content, refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: {
        prompt_tokens: Math.ceil(asked.length / 4),
        completion_tokens: Math.ceil(content.length / 4),
        total_tokens: Math.ceil(asked.length / 4) + Math.ceil(content.length / 4),
      },
    });
  });
  app.all('/v1/*', (c) =>
    c.json(
      {
        error: {
          message: `Unknown request URL: ${c.req.method} ${c.req.path}.`,
          type: 'invalid_request_error',
        },
      },
      404,
    ),
  );
  return app;
}

function replyTo(format: unknown): string {
  const given = (typeof format === 'object' && format !== null ? format : {}) as Record<string, unknown>;
  if (given.type === 'json_object') return '{}';
  if (given.type !== 'json_schema') return 'This is the sandbox: no model has read your text.';
  const { schema } = (given.json_schema ?? {}) as { schema?: unknown };
  return JSON.stringify(exampleOf(schema));
}
