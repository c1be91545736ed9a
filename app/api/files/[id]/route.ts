import { fileAnswer } from '@/lib/files/answers';
import { readFile } from '@/lib/files/queries';
import { readFileRoute } from '@/lib/files/schema';
import { handle } from '@/lib/handler';

export const GET = handle(readFileRoute, async ({ actor, params, request }) =>
  fileAnswer(await readFile(actor, params.id), request),
);
