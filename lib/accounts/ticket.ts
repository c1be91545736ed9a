import { transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { redeemLink } from './one-time-links';

/**
 * Whose browser a ticket signs in: one that has just opened an account, and whose owner was proven on the way.
 * @returns null for a ticket that was used, is too old, or never was
 */
export async function redeemTicket(ticket: string): Promise<string | null> {
  try {
    const { userId } = await transaction((tx) => redeemLink(tx, ticket, 'enter'));
    return userId;
  } catch (error) {
    if (error instanceof AppError && error.code === 'link_dead') return null;
    throw error;
  }
}
