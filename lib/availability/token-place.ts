/** What a refresh token is encrypted for: this person's row, and no other. */
export function tokenPlace(userId: string): string {
  return `calendar/${userId}/google`;
}
