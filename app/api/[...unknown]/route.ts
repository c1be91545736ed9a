import { limited, unknownPath } from '@/lib/handler';

const answer = limited('read', unknownPath);

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
