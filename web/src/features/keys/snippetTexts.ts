interface Call {
  origin: string;
  secret: string;
  model: string;
  /** Whom a chat client's key names; absent for other keys. */
  person: string | undefined;
  hello: string;
}

/** The same call in the languages that people ask for; each works when pasted. */
export function snippets(call: Call): { name: string; text: string }[] {
  if (call.person) return [{ name: 'curl', text: curl(call) }];
  return [
    { name: 'curl', text: curl(call) },
    { name: 'Python', text: python(call) },
    { name: 'C#', text: csharp(call) },
    { name: 'Node', text: node(call) },
  ];
}

const curl = ({ origin, secret, model, person, hello }: Call) =>
  [
    `curl ${origin}/v1/chat/completions \\`,
    `  -H "Authorization: Bearer ${secret}" \\`,
    ...(person ? [`  -H "X-Solaris-User-Email: ${person}" \\`] : []),
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify({ model, messages: [{ role: 'user', content: hello }] })}'`,
  ].join('\n');

const python = ({ origin, secret, model, hello }: Call) =>
  `from openai import OpenAI

client = OpenAI(base_url="${origin}/v1", api_key="${secret}")
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": ${JSON.stringify(hello)}}],
)
print(answer.choices[0].message.content)`;

const csharp = ({ origin, secret, model, hello }: Call) =>
  `using System.ClientModel;
using OpenAI;
using OpenAI.Chat;

var client = new ChatClient(
    "${model}",
    new ApiKeyCredential("${secret}"),
    new OpenAIClientOptions { Endpoint = new Uri("${origin}/v1") }
);
ChatCompletion answer = await client.CompleteChatAsync(${JSON.stringify(hello)});
Console.WriteLine(answer.Content[0].Text);`;

const node = ({ origin, secret, model, hello }: Call) =>
  `import OpenAI from 'openai';

const client = new OpenAI({ baseURL: '${origin}/v1', apiKey: '${secret}' });
const answer = await client.chat.completions.create({
  model: '${model}',
  messages: [{ role: 'user', content: ${JSON.stringify(hello)} }],
});
console.log(answer.choices[0].message.content);`;
