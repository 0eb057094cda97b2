/** Asks the reader to prove who they are; answers whether they did. The dialog in the frame sets it. */
type Ask = () => Promise<boolean>;

let ask: Ask | null = null;

export function onProofNeeded(handler: Ask | null): void {
  ask = handler;
}

/**
 * Sends a request; where the gateway wants a fresh proof of who is asking, gets it from the reader and sends the request
 * again, so that no form has to know which acts are sensitive.
 */
export async function fetchWithProof(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await globalThis.fetch(request);
  if (answer.status !== 403 || !ask || !(await wantsProof(answer))) return answer;
  return (await ask()) ? globalThis.fetch(again) : answer;
}

async function wantsProof(answer: Response): Promise<boolean> {
  try {
    const problem = (await answer.clone().json()) as { code?: string };
    return problem.code === 'proof_required';
  } catch {
    return false;
  }
}
