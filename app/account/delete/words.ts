/** What has to be typed before an account is deleted. */
export const DELETE_WORDS = 'delete my account';
