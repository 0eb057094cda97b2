import { admin } from './gateway.mjs';

export const PASSWORD = 'another-only-for-tests-1';
export const ROLES = ['member', 'team-manager', 'finance', 'auditor'];

/** The admin API with the administrator's session. */
export async function openApi(url) {
  const send = async (method, path, body, cookie) => {
    const answer = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const login = await send('POST', '/api/auth/login', admin);
  const cookie = login.headers.get('set-cookie').split(';')[0];
  return async (method, path, body) => {
    const answer = await send(method, path, body, cookie);
    return answer.status === 204 ? undefined : answer.json();
  };
}

/** One call of a person through the chat client's key; answers with its status and number. */
export async function chat(gateway, email, words, model = 'solaris-demo') {
  const answer = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${gateway.chatKey}`,
      'content-type': 'application/json',
      'x-solaris-user-email': email,
    },
    body: JSON.stringify({ model, max_tokens: 200, messages: [{ role: 'user', content: words }] }),
  });
  await answer.arrayBuffer();
  return { status: answer.status, id: answer.headers.get('x-request-id') };
}

/** One person of each role, some calls, and one that a limit refuses. */
export async function seed(gateway) {
  const api = await openApi(gateway.url);
  const { items } = await api('GET', '/api/teams');
  const people = {};
  for (const role of ROLES) {
    people[role] = await api('POST', '/api/users', {
      email: `${role}@example.com`,
      name: `Pessoa ${role}`,
      role,
      teamId: items[0].id,
      monthlyTokens: 1_000_000,
      password: PASSWORD,
    });
  }
  for (let k = 0; k < 6; k++) {
    for (const name of ['ana', 'bruno', 'carla', 'member']) {
      await chat(
        gateway,
        `${name}@example.com`,
        `Resuma o caso ${k} em duas frases.`,
        k % 3 ? 'solaris-demo' : 'solaris-demo-fast',
      );
    }
  }
  const poor = await api('POST', '/api/users', {
    email: 'poor@example.com',
    name: 'Sem saldo',
    monthlyTokens: 100_000,
  });
  await api('PUT', `/api/limits/user/${poor.id}`, [
    { unit: 'tokens', window: 'day', amount: 5, alertAt: [0.8], blockAt: 1 },
  ]);
  const refused = await chat(gateway, 'poor@example.com', 'Uma pergunta que não cabe no limite.');
  if (refused.status !== 402) throw new Error(`The call was to be refused, and got ${refused.status}.`);
  return { api, people, refused };
}
