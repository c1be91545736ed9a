/** Everybody's password in the demo. Neither it nor the accounts exist outside it. */
export const DEMO_PASSWORD = 'monet-demo-password';
