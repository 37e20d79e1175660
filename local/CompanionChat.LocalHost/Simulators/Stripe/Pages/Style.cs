namespace CompanionChat.LocalHost.Simulators.Stripe.Pages;

/// <summary>How the pages look: on a phone first, light and dark.</summary>
internal static class Style
{
    public const string Sheet = """
        :root { color-scheme: light dark; --page: #f6f8fa; --card: #ffffff; --ink: #1a2230; --quiet: #51596a; --line: #c5cbd6; --act: #4b3fd4; --on-act: #ffffff; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #11151c; --card: #1b212b; --ink: #eef1f6; --quiet: #aeb7c6; --line: #465062; --act: #b3abff; --on-act: #14112e; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        header { padding: 0.75rem 1rem; text-align: center; color: var(--quiet); border-bottom: 1px solid var(--line); }
        main { width: min(28rem, 100% - 2rem); margin: 1rem auto; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; overflow-wrap: anywhere; }
        main:has(article) { width: min(60rem, 100% - 2rem); }
        h1 { margin: 0 0 0.5rem; font-size: 1.25rem; }
        h2 { margin: 0; font-size: 1rem; }
        .amount { margin: 0 0 1rem; font-size: 2rem; font-weight: 600; }
        .quiet { color: var(--quiet); }
        article { padding: 1rem 0; border-top: 1px solid var(--line); }
        form { display: flex; flex-direction: column; gap: 0.75rem; }
        article form { display: inline-flex; flex-flow: row wrap; margin: 0 0.5rem 0.5rem 0; }
        button, input { min-height: 2.75rem; padding: 0.5rem 1rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 0.5rem; }
        button { cursor: pointer; }
        button.first { color: var(--on-act); background: var(--act); border-color: var(--act); font-weight: 600; }
        a { color: var(--act); }
        :focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
        """;
}
