import type { NextConfig } from 'next';

const config: NextConfig = { typedRoutes: true, typescript: { ignoreBuildErrors: true } };
export default config;
