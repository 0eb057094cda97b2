import * as z from 'zod/mini';
import { rangeSearch } from '@/lib/ranges';

export const overviewSearch = z.object(rangeSearch);
