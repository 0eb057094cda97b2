import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type AuditEvent = Schemas['AuditResponse'];

export interface AuditFilter {
  action?: string | undefined;
  objectKind?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const PAGE = 50;

export const auditQuery = (filter: AuditFilter) =>
  pagedQuery<AuditEvent>(['audit', filter], (cursor) =>
    read(api.GET('/api/audit', { params: { query: { ...filter, cursor, limit: PAGE } } })),
  );

/** Computes the chain of hashes again, over all days. */
export const verifyAudit = (): Promise<Schemas['AuditVerification']> => read(api.GET('/api/audit/verify'));
