import { formRefused, savedOrRefused, takeForm } from '@/lib/files/answers';
import { removeFile } from '@/lib/files/remove-file';
import { saveFile } from '@/lib/files/save-file';
import { removePhotoRoute, savePhotoRoute, sendPhotoRoute } from '@/lib/files/schema';
import { handle } from '@/lib/handler';

export const PUT = handle(savePhotoRoute, async ({ actor, file, request }) =>
  savedOrRefused('photo', await saveFile(actor, 'photo', file, request.signal)),
);

export const POST = handle(sendPhotoRoute, takeForm('photo'), formRefused('photo'));

export const DELETE = handle(removePhotoRoute, ({ actor }) => removeFile(actor, 'photo'));
