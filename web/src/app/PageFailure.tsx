import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failure } from '@/ui/Failure';

/** A page that broke: the frame stays, and another try is offered. */
export const PageFailure = ({ error, reset }: ErrorComponentProps) => (
  <Failure error={error instanceof Error ? error : new Error(String(error))} height={420} onRetry={reset} />
);
