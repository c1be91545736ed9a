import { z } from 'zod';

/** Why an admin does something, for the audit log. */
export const reason = z
  .string()
  .trim()
  .min(3, 'Say why, in a few words.')
  .max(500, 'Keep it to 500 characters.');
