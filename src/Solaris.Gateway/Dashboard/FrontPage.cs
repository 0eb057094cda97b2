using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Solaris.Dashboard;

/// <summary>What a browser sees where the dashboard was not built: what this is, and where to read on.</summary>
internal static class FrontPage
{
    private const string Html = """
        <!doctype html>
        <html lang="pt-BR">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>IA Solaris</title>
        <style>
        body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1rem; color: #1c1f26; background: #fff; }
        @media (prefers-color-scheme: dark) { body { color: #e6e8ee; background: #14161b; } a { color: #8ab4ff; } }
        code { font-size: .95em; }
        </style>
        </head>
        <body>
        <h1>IA Solaris</h1>
        <p>Este é um gateway que mede, limita e explica o uso de modelos de IA.
        Programas e chats falam com ele em <code>/v1</code>, no dialeto da OpenAI, com uma chave <code>sol_live_…</code>.</p>
        <p lang="en">This is a gateway that meters, limits and explains the use of AI models.
        Programs and chat clients talk to it under <code>/v1</code>, in OpenAI's dialect, with a key <code>sol_live_…</code>.</p>
        <p>O painel não faz parte desta montagem: instale o Node e rode <code>scripts/run</code>.
        <span lang="en">The dashboard is not part of this build: install Node and run <code>scripts/run</code>.</span></p>
        <ul>
        <li><a href="/docs">API</a> (<a href="/openapi.json">OpenAPI</a>)</li>
        <li><a href="/health/ready">Estado / State</a></li>
        </ul>
        </body>
        </html>
        """;

    public static ContentHttpResult Answer() => TypedResults.Content(Html, "text/html", Encoding.UTF8);
}
