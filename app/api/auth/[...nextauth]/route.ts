import { authRoutes } from '@/lib/auth';
import { limited } from '@/lib/handler';

export const GET = limited('read', authRoutes.GET);
export const POST = limited('write', authRoutes.POST);
