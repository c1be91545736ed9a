import { env } from '@/lib/env';
import { handle } from '@/lib/handler';
import { HTTP_ROUTES } from '@/lib/http-routes';
import { openApiDocument } from '@/lib/openapi';
import { openApiRoute } from '@/lib/system/schema';

export const GET = handle(openApiRoute, async () =>
  Response.json(openApiDocument(HTTP_ROUTES, env().MONET_BASE_URL)),
);
