/** What a calendar's secret address is encrypted for: this row of this person, and no other. */
export function addressPlace(userId: string, id: string): string {
  return `calendar/${userId}/address/${id}`;
}
