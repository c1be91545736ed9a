import { z } from 'zod';
import { formAction } from '@/lib/form-action';
import { settingsAddress } from './answers';
import { removeFile } from './remove-file';

/** Removing one's picture or CV from a page, which then says so. */
export const dropPhoto = formAction('photo.write', z.object({}), async (actor) => {
  await removeFile(actor, 'photo');
  return settingsAddress(actor, 'photo', 'removed');
});

export const dropCv = formAction('cv.write', z.object({}), async (actor) => {
  await removeFile(actor, 'cv');
  return settingsAddress(actor, 'cv', 'removed');
});
