import { expect, test } from 'vitest';
import { snippets } from './snippetTexts';

const call = { origin: 'http://127.0.0.1:5000', secret: 'sol_live_x', model: 'm', person: undefined, hello: 'Olá!' };

test('Each snippet names the address, the key and the model', () => {
  for (const { text } of snippets(call)) {
    expect(text).toContain('http://127.0.0.1:5000/v1');
    expect(text).toContain('sol_live_x');
    expect(text).toContain('Olá!');
  }
});

test('A chat client names a person', () => {
  expect(snippets({ ...call, person: 'ana@example.com' })[0]?.text).toContain('X-Solaris-User-Email: ana@example.com');
});
