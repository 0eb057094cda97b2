import type { components } from './schema';

type Validation = components['schemas']['HttpValidationProblemDetails'];

/** An answer of the gateway that is no success: what it said, and where a form can show it. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: Validation | undefined,
    readonly retryAfterSeconds: number | undefined = undefined,
  ) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
  }

  /** Field names as the body has them, each with its first message. */
  get fields(): Record<string, string> {
    const errors = Object.entries(this.problem?.errors ?? {});
    return Object.fromEntries(errors.map(([field, messages]) => [field, messages[0] ?? '']));
  }

  /** The gateway's word for what went wrong, where a page acts on it. */
  get code(): string | undefined {
    const value = (this.problem as Record<string, unknown> | undefined)?.code;
    return typeof value === 'string' ? value : undefined;
  }

  /** The number an administrator finds in the gateway's log. */
  get traceId(): string | undefined {
    const value = (this.problem as Record<string, unknown> | undefined)?.traceId;
    return typeof value === 'string' ? value : undefined;
  }
}

export const isStatus = (error: unknown, status: number): boolean =>
  error instanceof ApiProblem && error.status === status;
