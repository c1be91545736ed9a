/** NIST SP 800-63B-4: a password that stands alone has at least 15 characters and no rules of composition. */
export const PASSWORD_LENGTH = { min: 15, max: 128 } as const;
