import { formRefused, savedOrRefused, takeForm } from '@/lib/files/answers';
import { removeFile } from '@/lib/files/remove-file';
import { saveFile } from '@/lib/files/save-file';
import { removeCvRoute, saveCvRoute, sendCvRoute } from '@/lib/files/schema';
import { handle } from '@/lib/handler';

export const PUT = handle(saveCvRoute, async ({ actor, file, request }) =>
  savedOrRefused('cv', await saveFile(actor, 'cv', file, request.signal)),
);

export const POST = handle(sendCvRoute, takeForm('cv'), formRefused('cv'));

export const DELETE = handle(removeCvRoute, ({ actor }) => removeFile(actor, 'cv'));
