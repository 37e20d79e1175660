namespace CompanionChat.Bench.Browser;

/// <summary>JavaScript that notes inside the page when something was on screen: after the frame that painted it, on the page's own clock.</summary>
internal static class Probe
{
    /// <summary>Runs before the page's own scripts. Times are milliseconds since the navigation; 0: not yet.</summary>
    public const string Install = """
        (() => {
          const probe = window.bench = { visible: 0, asked: 0, enter: 0, mine: 0, push: 0, reply: 0 };
          const all = (sender) => document.querySelectorAll(`[data-testid=message][data-sender=${sender}]`).length;
          const pending = new Set();
          // A task that is queued inside the last callback before a paint runs after that paint.
          const painted = (name) => {
            if (probe[name] || pending.has(name)) return;
            pending.add(name);
            requestAnimationFrame(() => setTimeout(() => { probe[name] = performance.now(); pending.delete(name); }));
          };
          let [users, companions] = [0, 0];
          new MutationObserver(() => {
            if (!probe.visible && document.querySelector('[data-testid=message]')) painted('visible');
            if (probe.enter && all('user') > users) painted('mine');
            if (probe.push && all('ai') > companions) painted('reply');
          }).observe(document, { childList: true, subtree: true });
          window.addEventListener('keydown', (event) => {
            if (event.key !== 'Enter') return;
            Object.assign(probe, { enter: performance.now(), mine: 0, push: 0, reply: 0 });
            [users, companions] = [all('user'), all('ai')];
          }, true);
          window.WebSocket = class extends window.WebSocket {
            constructor(...parameters) {
              super(...parameters);
              this.addEventListener('message', ({ data }) => {
                if (!probe.push && typeof data === 'string' && data.includes('"inReplyTo"')) probe.push = performance.now();
              });
            }
          };
        })();
        """;

    /// <summary>Goes to the first conversation of the list, inside the app; answers the milliseconds until it is visible.</summary>
    public const string OpenFromList = """
        async () => {
          const thread = document.querySelector('[data-testid=thread]');
          window.bench.visible = 0;
          const start = performance.now();
          (thread.matches('a') ? thread : thread.querySelector('a')).click();
          while (!window.bench.visible && performance.now() < start + 10000) await new Promise((next) => setTimeout(next));
          if (!window.bench.visible) throw new Error('The conversation did not become visible.');
          return window.bench.visible - start;
        }
        """;

    /// <summary>Scrolls up to the beginning while older messages load, and down again; answers the frames' lengths in milliseconds.</summary>
    public const string Scroll = """
        async (pixels) => {
          const scroller = document.querySelector('[data-testid=message-scroller]');
          const frames = [];
          const end = performance.now() + 120000;
          let last = await new Promise(requestAnimationFrame);
          const step = async (by) => {
            scroller.scrollTop += by;
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - last);
            last = now;
          };
          const isOver = () => performance.now() > end;
          while ((!document.querySelector('[data-testid=beginning]') || scroller.scrollTop > 0) && !isOver()) await step(-pixels);
          while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1 && !isOver()) await step(pixels);
          if (isOver()) throw new Error('Scrolling took more than two minutes.');
          return frames;
        }
        """;
}
